/** Whoever a complaint is about is told, alone and kindly: what is said, and how to answer; not while it is secret (R004-066, R004-069). */
import { type Draft, list, text } from '../../core/posts/draft.js'
import { markTold, untoldIn } from '../../domain/accused/accuse.js'
import { problemsOf } from '../../domain/complaints/complaint.js'
import { complaintById } from '../../domain/complaints/find.js'
import { directRoomsOf } from '../../domain/people/direct-rooms.js'
import type { StaffHere } from '../define.js'

/** To each who has a direct room; the others can be told once they have one. */
export async function tellAccused({ db, now }: StaffHere, complaintId: number): Promise<Draft[]> {
  const complaint = complaintById(db, complaintId)
  if (!complaint) return []
  const { code } = complaint
  const said = problemsOf(db, complaintId).map(({ number, text }) => ({
    key: 'complaint.line',
    values: { number, text },
  }))
  const blocks = [text('accused.told', { code }), list(said), text('accused.answer', { code })]
  const drafts: Draft[] = []
  for (const person of untoldIn(db, complaintId)) {
    const rooms = await directRoomsOf(db, { id: person.id })
    if (rooms.length > 0) markTold(db, complaintId, person, now)
    drafts.push(...rooms.map((room): Draft => ({ room, thread: null, reply: false, blocks })))
  }
  return drafts
}
