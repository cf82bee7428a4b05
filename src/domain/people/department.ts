/** The departments of a brand: made from the policy, added and removed by the dealer, each with a head and liaisons. */
import type { Db } from '../../store/store.js'
import { liaisonsOf } from './liaison.js'
import type { PersonRow } from './person.js'

export interface DepartmentRow {
  id: number
  name: string
  headId: number | null
}

/** A department with its people, the liaisons in the order in which they sign. */
export interface StaffedDepartment {
  id: number
  name: string
  head: PersonRow | null
  liaisons: PersonRow[]
}

const COLUMNS = '"id", "name", "headId"'

export const departmentByName = (db: Db, brandId: number, name: string): DepartmentRow | undefined =>
  db.sql.get(`SELECT ${COLUMNS} FROM "Department" WHERE "brandId" = ? AND "name" = ? AND NOT "removed"`, brandId, name)

/** The department of this name, or the only one whose name holds what was typed. */
export function findDepartment(db: Db, brandId: number, typed: string): DepartmentRow | undefined {
  const all = departmentsOf(db, brandId)
  const alike = all.filter(({ name }) => name.includes(typed))
  return all.find(({ name }) => name === typed) ?? (alike.length === 1 ? alike[0] : undefined)
}

export const departmentsOf = (db: Db, brandId: number): DepartmentRow[] =>
  db.sql.all(`SELECT ${COLUMNS} FROM "Department" WHERE "brandId" = ? AND NOT "removed" ORDER BY "id"`, brandId)

export function staffedDepartmentsOf(db: Db, brandId: number): StaffedDepartment[] {
  return departmentsOf(db, brandId).map(({ id, name, headId }) => ({
    id,
    name,
    head: db.sql.get<PersonRow>('SELECT "id", "name" FROM "Person" WHERE "id" = ?', headId) ?? null,
    liaisons: liaisonsOf(db, id),
  }))
}

/** Adds a department, or takes a removed one back with its people. False when there already is one. */
export function addDepartment(db: Db, brandId: number, name: string): boolean {
  return (
    db.sql.run(
      `INSERT INTO "Department" ("brandId", "name", "removed") VALUES (?, ?, 0)
       ON CONFLICT ("brandId", "name") DO UPDATE SET "removed" = 0 WHERE "removed"`,
      brandId,
      name,
    ) > 0
  )
}

/** Removes a department, unless problems still wait for its signature; answers how many do. */
export function removeDepartment(db: Db, departmentId: number): number {
  const { open } = db.sql.get<{ open: number }>(
    `SELECT count(*) AS "open" FROM "Problem" JOIN "Complaint" ON "Complaint"."id" = "Problem"."complaintId"
     WHERE "departmentId" = ? AND "Problem"."state" <> 'signed' AND "Complaint"."state" <> 'closed'`,
    departmentId,
  ) as { open: number }
  if (open === 0) db.sql.run('UPDATE "Department" SET "removed" = 1 WHERE "id" = ?', departmentId)
  return open
}

export function setHead(db: Db, departmentId: number, personId: number): void {
  db.sql.run('UPDATE "Department" SET "headId" = ? WHERE "id" = ?', personId, departmentId)
}
