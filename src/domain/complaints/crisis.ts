/** Who is called together for a complaint, and in which rooms of the management it is told (R001-039, R001-040, R004-076). */
import type { Db } from '../../store/store.js'
import { adminsOf } from '../people/admin.js'
import { departmentByName } from '../people/department.js'
import { keepersOf } from '../people/keepers.js'
import { presentOn } from '../people/leave.js'
import { signersOf } from '../people/liaison.js'
import type { PersonRow } from '../people/person.js'
import { peopleInRole } from '../people/role.js'
import { policyOf } from '../policy/kept.js'
import type { Rules } from '../policy/rules.js'
import { type Complaint, problemsOf } from './complaint.js'
import type { Grave } from './severity.js'

/** A complaint on a day, "yyyy-MM-dd": whoever is away on it is replaced by the deputy. */
export interface Which {
  complaint: Pick<Complaint, 'id' | 'brandId'>
  day: string
}

/**
 * Whom the policy names: whoever holds its roles, who signs first for each of its departments, its head (R004-072). In a
 * crisis also those of the departments that have its problems, and whoever keeps it.
 */
export function calledFor(db: Db, rules: Rules, which: Which, level: Grave): PersonRow[] {
  const { brandId } = which.complaint
  const members = policyOf(db, rules, which.complaint.id).severity[level].departments.flatMap((name) => {
    const department = departmentByName(db, brandId, name)
    return department ? leadersOf(db, department.id, which.day) : []
  })
  const own = level === 'crisis' ? ownPeople(db, which) : []
  return presentOrAdmins(db, which, [...holdersOf(db, rules, which, level), ...members, ...own])
}

/** Those who have it in hand already. */
function ownPeople(db: Db, { complaint, day }: Which): PersonRow[] {
  const taken = db.sql.get<{ createdBy: number | null }>(
    'SELECT "createdBy" FROM "Complaint" WHERE "id" = ?',
    complaint.id,
  )
  const [keeper] = presentOn(db, complaint.brandId, keepersOf(db, complaint.brandId, taken?.createdBy ?? null), day)
  const leaders = problemDepartments(db, complaint.id).flatMap((id) => leadersOf(db, id, day))
  return keeper ? [...leaders, keeper] : leaders
}

/** The heads of the departments that have its problems (R002-048); where there are none, whoever is called for a major one. */
export function headsOf(db: Db, rules: Rules, which: Which): PersonRow[] {
  const heads = problemDepartments(db, which.complaint.id).flatMap((id) => headOf(db, id))
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

const holdersOf = (db: Db, rules: Rules, { complaint }: Which, level: Grave): PersonRow[] =>
  policyOf(db, rules, complaint.id).severity[level].roles.flatMap((role) => peopleInRole(db, complaint.brandId, role))

const problemDepartments = (db: Db, complaintId: number): number[] => [
  ...new Set(problemsOf(db, complaintId).map(({ departmentId }) => departmentId)),
]

/** Who signs first for a department, and its head. */
const leadersOf = (db: Db, departmentId: number, day: string): PersonRow[] => [
  ...signersOf(db, departmentId, day).slice(0, 1),
  ...headOf(db, departmentId),
]

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
