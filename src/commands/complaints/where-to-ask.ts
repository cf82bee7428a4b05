/** Where it is asked what only whoever keeps a new complaint can say. */
import type { Complaint } from '../../domain/complaints/complaint.js'
import type { StaffHere } from '../define.js'
import { takesComplaints } from './concerned.js'
import { keeperOf } from './keeper.js'

/** Where the reporter is; in the thread, pinging the keeper, when the reporter may not answer (R003-042). */
export function whereToAsk(context: StaffHere, complaint: Complaint) {
  const { room, person } = context
  const { roomId, threadId } = complaint
  if (!takesComplaints(context)) return { room: roomId, thread: threadId, mentions: keeperOf(context, complaint) }
  return room.id === roomId ? { room: roomId, thread: threadId, mentions: [person.id] } : {}
}
