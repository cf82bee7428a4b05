/** Who keeps a complaint until its end: whoever took it down (R002-092); while that person is away, the deputy, else the admins. */
import type { Complaint } from '../../domain/complaints/complaint.js'
import { adminsOf } from '../../domain/people/admin.js'
import { presentOn } from '../../domain/people/leave.js'
import type { PersonRow } from '../../domain/people/person.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'

/** Person ids. */
export function keeperOf(context: StaffHere, { brandId, createdBy }: Complaint): number[] {
  const { db } = context
  const named =
    createdBy === null ? [] : db.sql.all<PersonRow>('SELECT "id", "name" FROM "Person" WHERE "id" = ?', createdBy)
  const present = presentOn(db, brandId, named, todayHere(context))
  return (present.length > 0 ? present : adminsOf(db)).map(({ id }) => id)
}
