/** A complaint whose visit waits for goods waits with it: its clocks stand still until they have come (R003-007). */
import { type Draft, text } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { complaintById } from '../../domain/complaints/find.js'
import { pauseComplaint, resumeComplaint } from '../../domain/complaints/pause.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import { clockEdits } from '../complaints/card.js'
import { newLooks } from '../complaints/look.js'
import { tell } from '../complaints/tell.js'
import type { StaffHere } from '../define.js'

/** Nothing for a visit of no complaint, or of one that is paused or closed already. */
export function pausedFor(context: StaffHere, visit: VisitRow, reason: string): Draft[] {
  const { db, person, now } = context
  const complaint = complaintOf(context, visit)
  if (!complaint || !pauseComplaint(db, context, { complaint, by: person.id, at: now, reason })) return []
  return told(context, complaint, 'pause.done', reason)
}

/** Nothing where somebody has resumed it before. */
export function resumedFor(context: StaffHere, visit: VisitRow): Draft[] {
  const { db, person, now } = context
  const complaint = complaintOf(context, visit)
  if (!complaint || !resumeComplaint(db, context, { complaint, by: person.id, at: now })) return []
  return told(context, complaint, 'door.resumed')
}

const complaintOf = ({ db }: StaffHere, { complaintId }: VisitRow): Complaint | undefined =>
  complaintId === null ? undefined : complaintById(db, complaintId)

/** In its threads; the answer is about the visit. */
function told(context: StaffHere, complaint: Complaint, key: string, reason = ''): Draft[] {
  const [answer, ...copies] = tell(context, complaint, text(key, { code: complaint.code, reason }))
  return [
    ...(answer ? [{ ...answer, reply: false }] : []),
    ...copies,
    ...clockEdits(context, complaint),
    ...newLooks(context.db, complaint),
  ]
}
