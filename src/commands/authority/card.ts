/** The card of an authority: wherever its case is talked about, with a button for whoever holds it. */
import { type Draft, type DraftBlock, text } from '../../core/posts/draft.js'
import type { Authority } from '../../domain/authority/authority.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { copyKey } from '../../domain/ladder/copies.js'
import { tellAndAsk } from '../complaints/ask-next.js'
import type { StaffHere } from '../define.js'
import { authorityKnown } from './known.js'
import { authorityKey } from './told.js'

export const givenLine = ({ code }: Pick<Complaint, 'code'>, { holder, words, giver }: Authority): DraftBlock =>
  text('authority.given', { code, holder, words, giver })

export function authorityPosts(context: StaffHere, complaint: Complaint, authority: Authority): Draft[] {
  const posts = tellAndAsk(context, complaint, [authority.holderId], {
    line: givenLine(complaint, authority),
    label: { key: 'button.acknowledge' },
    does: { command: authorityKnown.name, given: { authority: authority.id } },
    where: authorityKnown.where,
  })
  const key = authorityKey(authority.id)
  return posts.map((post, at) =>
    post.edits === undefined ? { ...post, key: at === 0 ? key : copyKey(key, at), urgent: true } : post,
  )
}
