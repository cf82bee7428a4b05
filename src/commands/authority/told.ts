/** Authority on the spot in words: in the opening post of a case, in its story, on the card. */
import type { Said } from '../../core/errors.js'
import { type DraftBlock, list } from '../../core/posts/draft.js'
import { type Authority, authoritiesIn } from '../../domain/authority/authority.js'
import type { Db } from '../../store/store.js'

export const authorityKey = (id: number): string => `authority:${id}`

/** Who may decide what; nothing where nobody was given any. */
export function authorityBlock(db: Db, complaintId: number): DraftBlock[] {
  const given = authoritiesIn(db, complaintId)
  return given.length === 0 ? [] : [list(given.map(authoritySaid), { key: 'authority.title' })]
}

const authoritySaid = ({ holder, words, giver, known }: Authority): Said => ({
  key: known ? 'authority.oneKnown' : 'authority.one',
  values: { holder, words, giver },
})
