/** The roles that people hold in a brand. */
import type { Db } from '../../store/store.js'
import { liaisonsOf, setLiaisons } from './liaison.js'
import type { PersonRow } from './person.js'

export const holdsRole = (db: Db, personId: number, brandId: number, role: string): boolean =>
  db.sql.get('SELECT 1 FROM "Role" WHERE "personId" = ? AND "brandId" = ? AND "role" = ?', personId, brandId, role) !==
  undefined

/** Gives a role; an admin is one in every brand. */
export function grantRole(db: Db, personId: number, brandId: number, role: string, now: Date): void {
  if (!holdsRole(db, personId, brandId, role)) db.sql.insert('Role', { personId, brandId, role, createdAt: now })
  if (role === 'admin') db.sql.run('UPDATE "Person" SET "admin" = 1 WHERE "id" = ?', personId)
}

/** Everybody with a role in the brand: role → people, in the order in which they came. */
export function staffOf(db: Db, brandId: number): Map<string, PersonRow[]> {
  const rows = db.sql.all<PersonRow & { role: string }>(
    `SELECT "Person"."id", "Person"."name", "role" FROM "Role" JOIN "Person" ON "Person"."id" = "Role"."personId"
     WHERE "brandId" = ? ORDER BY "Role"."id"`,
    brandId,
  )
  const staff = new Map<string, PersonRow[]>()
  for (const { role, id, name } of rows) staff.set(role, [...(staff.get(role) ?? []), { id, name }])
  return staff
}

/** Everybody who holds this role in the brand. */
export const peopleInRole = (db: Db, brandId: number, role: string): PersonRow[] =>
  db.sql.all(
    `SELECT "Person"."id", "Person"."name" FROM "Role" JOIN "Person" ON "Person"."id" = "Role"."personId"
     WHERE "brandId" = ? AND "role" = ? ORDER BY "Role"."id"`,
    brandId,
    role,
  )

/** Takes everything that the person was in the brand: roles, places as liaison, headships. The rest of the list moves up. */
export function removeFromBrand(db: Db, personId: number, brandId: number): void {
  const wasAdmin = holdsRole(db, personId, brandId, 'admin')
  db.sql.run('DELETE FROM "Role" WHERE "personId" = ? AND "brandId" = ?', personId, brandId)
  db.sql.run('UPDATE "Department" SET "headId" = NULL WHERE "headId" = ? AND "brandId" = ?', personId, brandId)
  const places = db.sql.all<{ departmentId: number }>(
    `SELECT "departmentId" FROM "Liaison" JOIN "Department" ON "Department"."id" = "departmentId"
     WHERE "personId" = ? AND "brandId" = ?`,
    personId,
    brandId,
  )
  for (const { departmentId } of places) {
    const others = liaisonsOf(db, departmentId).flatMap(({ id }) => (id === personId ? [] : [id]))
    setLiaisons(db, departmentId, others)
  }
  if (wasAdmin)
    db.sql.run(
      `UPDATE "Person" SET "admin" = 0 WHERE "id" = ? AND NOT EXISTS
       (SELECT 1 FROM "Role" WHERE "personId" = "Person"."id" AND "role" = 'admin')`,
      personId,
    )
}
