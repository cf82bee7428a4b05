/** The copies of the handling sheet: sent to their holders when a complaint is closed, each with a button for who has received it (R002-036, R002-059). */
import { choices, type Draft, text } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { copyKey } from '../../domain/ladder/copies.js'
import { directRoomsOf } from '../../domain/people/direct-rooms.js'
import { policyOf } from '../../domain/policy/kept.js'
import type { Policy } from '../../domain/policy/schema.js'
import { type CopySent, handOut } from '../../domain/signatures/copies.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'

/** To the first holder in private; in the thread where no direct room is open. @param complaint that was closed now */
export async function copyPosts(context: StaffHere, complaint: Complaint): Promise<Draft[]> {
  const { db, rules, now } = context
  const policy = policyOf(db, rules, complaint.id)
  const sent = handOut(db, policy, complaint, { day: todayHere(context), at: now })
  const posts: Draft[] = []
  for (const copy of sent) {
    const [holder] = copy.people
    const rooms = holder ? await directRoomsOf(db, { id: holder.id }) : []
    const at = rooms.length > 0 ? rooms.map((room) => ({ room, thread: null })) : [home(complaint)]
    posts.push(
      ...at.map((place) => ({
        ...place,
        key: copyKey(formCopyKey(copy.id), place.room),
        ...copyDraft(complaint, copy, policy),
      })),
    )
  }
  return posts
}

const home = ({ roomId, threadId }: Complaint) => ({ room: roomId, thread: threadId })

/** What it stands under in each room begins with this. */
export const formCopyKey = (id: number): string => `copy:${id}`

function copyDraft(
  { code, customer }: Complaint,
  { id, number, of, holder, people }: CopySent,
  { sheet }: Policy,
): Pick<Draft, 'mentions' | 'reply' | 'blocks'> {
  const does = { command: 'copy', given: { copy: id } }
  return {
    reply: false,
    mentions: people.slice(0, 1).map((person) => person.id),
    blocks: [
      text('signing.copy', { code, customer, form: { key: `forms.title.${sheet}` }, number, of, holder }),
      choices([{ label: { key: 'button.received' }, does }]),
    ],
  }
}
