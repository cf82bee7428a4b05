/** Who confirms points, and who may deduct them from whom. */
import type { Db } from '../../store/store.js'
import { adminsOf } from '../people/admin.js'
import { departmentsOf, isHeadOf } from '../people/department.js'
import { presentOn } from '../people/leave.js'
import { liaisonsOf } from '../people/liaison.js'
import type { PersonRow } from '../people/person.js'
import { peopleInRole } from '../people/role.js'
import type { Policy } from '../policy/schema.js'
import type { Entry } from './entry.js'

/** A brand on a day ("yyyy-MM-dd"), and what its policy says. */
export interface Assessing {
  policy: Policy
  brandId: number
  day: string
}

/** Somebody who may be an admin. */
interface Asker {
  id: number
  admin: boolean
}

/** The role that confirms. */
export const assessorRole = ({ points }: Policy) => points?.confirmedBy ?? 'assessor'

/** What a severe case costs its departments is decided by the general manager as well (R004-036). */
export const isSevere = ({ severity }: Pick<Entry, 'severity'>): boolean =>
  severity === 'major' || severity === 'crisis'

const holders = (db: Db, { policy, brandId }: Assessing, severe: boolean): PersonRow[] =>
  [assessorRole(policy), ...(severe ? ['general_manager'] : [])].flatMap((role) => peopleInRole(db, brandId, role))

/** Whoever confirms that day; the admins where nobody holds the role, or all are away without a deputy. */
export function assessorsOf(db: Db, of: Assessing, severe: boolean): PersonRow[] {
  const present = presentOn(db, of.brandId, holders(db, of, severe), of.day)
  return present.length > 0 ? present : adminsOf(db)
}

/** Nobody loses the right by being away. */
export const mayConfirm = (db: Db, of: Assessing, { id, admin }: Asker, severe: boolean): boolean =>
  admin || [...holders(db, of, severe), ...assessorsOf(db, of, severe)].some((one) => one.id === id)

/** The departments, row ids, that somebody heads that day, or in place of the head. */
export const departmentsHeadedBy = (db: Db, brandId: number, personId: number, day: string): number[] =>
  departmentsOf(db, brandId).flatMap(({ id }) => (isHeadOf(db, id, personId, day) ? [id] : []))

/** Heads deduct from those who sign for their departments and from those who sign for none (R004-035); nobody from themselves. */
export function mayDeduct(db: Db, of: Assessing, by: Asker, personId: number): boolean {
  if (by.id === personId) return false
  if (mayConfirm(db, of, by, false)) return true
  const headed = departmentsHeadedBy(db, of.brandId, by.id, of.day)
  const own = departmentsOf(db, of.brandId).filter(({ id }) => liaisonsOf(db, id).some((one) => one.id === personId))
  return headed.length > 0 && (own.length === 0 || own.some(({ id }) => headed.includes(id)))
}
