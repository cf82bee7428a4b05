/** Who keeps a complaint and is there today; while that person is away, the deputy, else the admins; nobody whom it is about. */
import { unaccused } from '../../domain/accused/accused.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { adminsOf } from '../../domain/people/admin.js'
import { keepersOf } from '../../domain/people/keepers.js'
import { presentOn } from '../../domain/people/leave.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'

/** Person ids. */
export function keeperOf(context: StaffHere, { id: complaintId, brandId, createdBy }: Complaint): number[] {
  const { db } = context
  const present = unaccused(
    db,
    complaintId,
    presentOn(db, brandId, keepersOf(db, brandId, createdBy), todayHere(context)),
  )
  return (present.length > 0 ? present.slice(0, 1) : adminsOf(db)).map(({ id }) => id)
}
