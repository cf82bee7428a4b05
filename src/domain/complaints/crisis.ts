/** Who is called together for a complaint, and in which rooms of the management it is told (R001-039, R001-040, R004-076). */
import type { Db } from '../../store/store.js'
import { adminsOf } from '../people/admin.js'
import { departmentByName } from '../people/department.js'
import { presentOn } from '../people/leave.js'
import { signersOf } from '../people/liaison.js'
import type { PersonRow } from '../people/person.js'
import { peopleInRole } from '../people/role.js'
import type { Rules } from '../policy/rules.js'
import { type Complaint, problemsOf } from './complaint.js'
import type { Grave } from './severity.js'

/** A complaint on a day, "yyyy-MM-dd": whoever is away on it is replaced by the deputy. */
export interface Which {
  complaint: Pick<Complaint, 'id' | 'brandId'>
  day: string
}

/** Whom the policy names: who signs first for each of its departments, its head, and whoever holds its roles (R004-072). */
export function calledFor(db: Db, rules: Rules, which: Which, level: Grave): PersonRow[] {
  const { brandId } = which.complaint
  const members = rules.policy.severity[level].departments.flatMap((name) => {
    const department = departmentByName(db, brandId, name)
    return department ? [...signersOf(db, department.id, which.day).slice(0, 1), ...headOf(db, department.id)] : []
  })
  return presentOrAdmins(db, which, [...holdersOf(db, rules, which, level), ...members])
}

/** The heads of the departments that have its problems (R002-048); where there are none, whoever is called for a major one. */
export function headsOf(db: Db, rules: Rules, which: Which): PersonRow[] {
  const departments = [...new Set(problemsOf(db, which.complaint.id).map(({ departmentId }) => departmentId))]
  const heads = departments.flatMap((id) => headOf(db, id))
  return heads.length > 0 ? presentOrAdmins(db, which, heads) : calledFor(db, rules, which, 'major')
}

/** Those who decide what nobody below them can: the general manager, unless the policy names others (R001-037, R004-022). */
export const decidersOf = (db: Db, rules: Rules, which: Which, level: Grave): PersonRow[] =>
  presentOrAdmins(db, which, holdersOf(db, rules, which, level))

/** The brand's management rooms, row ids, on platforms that run. */
export const managementRooms = (db: Db, { platforms }: Rules, brandId: number): number[] =>
  db.sql
    .all<{ id: number }>(
      `SELECT "id" FROM "Room" WHERE "brandId" = ? AND "purpose" = 'management' AND NOT "gone"
       AND "platform" IN (SELECT "value" FROM json_each(?)) ORDER BY "id"`,
      brandId,
      platforms,
    )
    .map(({ id }) => id)

const holdersOf = (db: Db, { policy }: Rules, { complaint }: Which, level: Grave): PersonRow[] =>
  policy.severity[level].roles.flatMap((role) => peopleInRole(db, complaint.brandId, role))

const headOf = (db: Db, departmentId: number): PersonRow[] =>
  db.sql.all(
    `SELECT "Person"."id", "Person"."name" FROM "Department" JOIN "Person" ON "Person"."id" = "headId"
     WHERE "Department"."id" = ?`,
    departmentId,
  )

/** Each once; nobody is never the answer. */
function presentOrAdmins(db: Db, { complaint, day }: Which, people: PersonRow[]): PersonRow[] {
  const present = presentOn(db, complaint.brandId, people, day)
  return present.length > 0 ? present : adminsOf(db)
}
