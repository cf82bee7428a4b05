/** The departments of a brand: made from the policy, added and removed by the dealer, each with a head and liaisons. */
import type { Department, Prisma } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import { presentOn } from './leave.js'
import type { PersonRow } from './person.js'

export type DepartmentRow = Pick<Department, 'id' | 'name'>

const PEOPLE = {
  head: true,
  liaisons: { include: { person: true }, orderBy: { place: 'asc' } },
} satisfies Prisma.DepartmentInclude

/** A department with its people, the liaisons in the order in which they sign. */
export type StaffedDepartment = Prisma.DepartmentGetPayload<{ include: typeof PEOPLE }>

export const departmentByName = (db: Db, brandId: number, name: string): DepartmentRow | undefined =>
  db.sql.get(
    `SELECT "id", "name" FROM "Department" WHERE "brandId" = ? AND "name" = ? AND NOT "removed"`,
    brandId,
    name,
  )

/** The department of this name, or the only one whose name holds what was typed. */
export function findDepartment(db: Db, brandId: number, typed: string): DepartmentRow | undefined {
  const all = departmentsOf(db, brandId)
  const alike = all.filter(({ name }) => name.includes(typed))
  return all.find(({ name }) => name === typed) ?? (alike.length === 1 ? alike[0] : undefined)
}

export const departmentsOf = (db: Db, brandId: number): DepartmentRow[] =>
  db.sql.all(`SELECT "id", "name" FROM "Department" WHERE "brandId" = ? AND NOT "removed" ORDER BY "id"`, brandId)

/** The departments that are meant, each with its people. */
export const staffedDepartments = (db: Db, which: { brandId: number } | { id: number }): Promise<StaffedDepartment[]> =>
  db.department.findMany({ where: { ...which, removed: false }, include: PEOPLE, orderBy: { id: 'asc' } })

/** Adds a department, or takes a removed one back with its people. False when there already is one. */
export async function addDepartment(db: Db, brandId: number, name: string): Promise<boolean> {
  const where = { brandId_name: { brandId, name } }
  const known = await db.department.findUnique({ where })
  if (known?.removed === false) return false
  await db.department.upsert({ where, create: { brandId, name }, update: { removed: false } })
  return true
}

/** Removes a department, unless problems still wait for its signature; answers how many do. */
export async function removeDepartment(db: Db, id: number): Promise<number> {
  const open = await db.problem.count({
    where: { departmentId: id, state: { not: 'signed' }, complaint: { state: { not: 'closed' } } },
  })
  if (open === 0) await db.department.update({ where: { id }, data: { removed: true } })
  return open
}

/** Whether this person is the head of a department that has a problem of the complaint, or stands in on that day. */
export const isHeadConcerned = (db: Db, complaintId: number, personId: number, day: string): boolean =>
  db.sql
    .all<{ id: number }>('SELECT DISTINCT "departmentId" AS "id" FROM "Problem" WHERE "complaintId" = ?', complaintId)
    .some(({ id }) => isHeadOf(db, id, personId, day))

/** The head, and on a day ("yyyy-MM-dd") on which the head is away the deputy too. Nobody loses the right by being away. */
export function isHeadOf(db: Db, departmentId: number, personId: number, day: string): boolean {
  const head = db.sql.get<PersonRow & { brandId: number }>(
    `SELECT "Person"."id", "Person"."name", "brandId" FROM "Department" JOIN "Person" ON "Person"."id" = "headId"
     WHERE "Department"."id" = ?`,
    departmentId,
  )
  if (!head) return false
  return [head, ...presentOn(db, head.brandId, [head], day)].some(({ id }) => id === personId)
}

/** The name of a department's head; undefined where nobody was named. */
export const headNamed = (db: Db, departmentId: number): string | undefined =>
  db.sql.get<{ name: string }>(
    `SELECT "Person"."name" FROM "Department" JOIN "Person" ON "Person"."id" = "headId" WHERE "Department"."id" = ?`,
    departmentId,
  )?.name
