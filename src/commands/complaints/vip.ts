/** A VIP customer's complaint: marked as such, and whoever the policy names for a major one is called at once (R001-042). */
import type { Said } from '../../core/errors.js'
import { type Draft, text } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { calledFor, managementRooms } from '../../domain/complaints/crisis.js'
import { placesOf } from '../../domain/complaints/places.js'
import { isOfVip } from '../../domain/customers/vip.js'
import type { Db } from '../../store/store.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { assistsGraded } from '../inquiries/assists-graded.js'

export const vipMarked = (db: Db, { id }: Pick<Complaint, 'id'>, line: Said): Said =>
  isOfVip(db, id) ? { key: 'overview.vip.mark', values: { line } } : line

/** @param complaint as it was just registered: nothing but a VIP makes one major by then */
export function vipPosts(context: StaffHere, complaint: Complaint): Draft[] {
  const { db, rules, brand } = context
  if (complaint.severity !== 'major') return []
  const people = calledFor(db, rules, { complaint, day: todayHere(context) }, 'major').map(({ id }) => id)
  const blocks = [text('overview.vip.called', { code: complaint.code, customer: complaint.customer })]
  return [
    ...placesOf(db, rules, complaint, people).map((place) => ({ ...place, reply: false, urgent: true, blocks })),
    ...managementRooms(db, rules, brand.id).map((room) => ({ room, thread: null, reply: false, blocks })),
    ...assistsGraded(context, complaint),
  ]
}
