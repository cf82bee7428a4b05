/** Forms that are handed out in chat, each with a button for whoever has received it: the copies of the sheet, and the notice to a department (R002-036, R002-059, R000-026, R003-043). */
import { choices, type Draft, type DraftBlock, type DraftChoice, text } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { copyKey } from '../../domain/ladder/copies.js'
import { directRoomsOf } from '../../domain/people/direct-rooms.js'
import type { PersonRow } from '../../domain/people/person.js'
import { policyOf } from '../../domain/policy/kept.js'
import { handOut, type Occasion } from '../../domain/signatures/copies.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'

/** @param complaint that was closed now, or whose problems have all their plans now */
export async function copyPosts(context: StaffHere, complaint: Complaint, occasion: Occasion): Promise<Draft[]> {
  const { db, rules, now } = context
  const { code, customer } = complaint
  const sent = handOut(db, policyOf(db, rules, complaint.id), complaint, { day: todayHere(context), at: now, occasion })
  const posts = sent.map(({ id, form, number, of, holder, people }) => {
    const line = text('signing.copy', { code, customer, form: { key: `forms.title.${form}` }, number, of, holder })
    return handed(context, complaint, { id, form, people, lines: [line] })
  })
  return (await Promise.all(posts)).flat()
}

export interface Handed {
  /** Of the copy. */
  id: number
  form: string
  /** Whoever may receive it; the first is asked. */
  people: PersonRow[]
  lines: DraftBlock[]
}

/** To the first who may receive it, in private; in the thread where no direct room is open. */
export async function handed({ db }: StaffHere, complaint: Complaint, copy: Handed): Promise<Draft[]> {
  const { code, roomId, threadId } = complaint
  const { id, form, people, lines } = copy
  const [holder] = people
  const rooms = holder ? await directRoomsOf(db, { id: holder.id }) : []
  const places = rooms.length > 0 ? rooms.map((room) => ({ room, thread: null })) : [{ room: roomId, thread: threadId }]
  const receive = { label: { key: 'button.received' }, does: { command: 'copy', given: { copy: id } } }
  return places.map((place) => ({
    ...place,
    key: copyKey(formCopyKey(id), place.room),
    reply: false,
    mentions: holder ? [holder.id] : [],
    blocks: [...lines, choices([receive, printed(code, form)])],
  }))
}

/** Gives whoever presses it a link of their own to the printed page. */
export const printed = (code: string, form: string): DraftChoice => ({
  label: { key: 'button.printed' },
  does: { command: 'export', given: { code: tailOf(code), form } },
})

/** What it stands under in each room begins with this. */
export const formCopyKey = (id: number): string => `copy:${id}`
