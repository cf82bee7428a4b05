/** What is asked before the words of a complaint are said: whether this person may read them, and here (R004-040). */
import { NotAllowed, UserMistake } from '../../core/errors.js'
import type { DraftBlock } from '../../core/posts/draft.js'
import { text } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { mayRead } from '../../domain/secrecy/may-read.js'
import { mayStand, type Spot } from '../../domain/secrecy/spot.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'

const isReader = (context: StaffHere, complaint: Complaint): boolean =>
  mayRead(context.db, context.rules, complaint, context.person.id, todayHere(context))

const standsHere = ({ db, rules, room, thread }: StaffHere, { id }: Complaint): boolean =>
  mayStand(db, rules, id, { room: room.id, thread: thread?.id ?? null })

export const mayReadHere = (context: StaffHere, complaint: Complaint): boolean =>
  standsHere(context, complaint) && isReader(context, complaint)

/** @throws NotAllowed for whoever has nothing to do with a secret complaint, UserMistake where others would read it */
export function mustRead(context: StaffHere, complaint: Complaint): void {
  const values = { code: complaint.code }
  if (!isReader(context, complaint)) throw new NotAllowed({ key: 'secrecy.notYours', values })
  if (!standsHere(context, complaint)) throw new UserMistake({ key: 'secrecy.elsewhere', values })
}

/** Where others would read them, only that there is something new. */
export const wordsIn = (
  { db, rules }: StaffHere,
  { id, code }: Complaint,
  spot: Spot,
  blocks: DraftBlock[],
): DraftBlock[] => (mayStand(db, rules, id, spot) ? blocks : [text('secrecy.news', { code })])
