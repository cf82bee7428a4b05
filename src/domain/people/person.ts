/** People: members of staff, added, found by name, and given their accounts. */
import type { Db } from '../../store/store.js'

export interface PersonRow {
  id: number
  name: string
}

/** Holds for a person who has a role in the brand, signs for one of its departments, or heads one. */
const SERVES = `("Person"."id" IN (SELECT "personId" FROM "Role" WHERE "brandId" = :brand)
  OR "Person"."id" IN (SELECT "personId" FROM "Liaison" JOIN "Department" ON "Department"."id" = "departmentId"
    WHERE "brandId" = :brand)
  OR "Person"."id" IN (SELECT "headId" FROM "Department" WHERE "brandId" = :brand))`

/** Everybody of this name who serves the brand. */
export const peopleNamed = (db: Db, brandId: number, name: string): PersonRow[] =>
  db.sql.all(
    `SELECT "id", "name" FROM "Person" WHERE "name" = ? AND ${SERVES.replaceAll(':brand', '?')} ORDER BY "id"`,
    name,
    brandId,
    brandId,
    brandId,
  )

export const addPerson = (db: Db, name: string, now: Date): PersonRow => ({
  id: db.sql.insert('Person', { name, admin: false, createdAt: now }),
  name,
})

export function linkAccount(db: Db, accountId: number, personId: number): void {
  db.sql.run('UPDATE "Account" SET "personId" = ? WHERE "id" = ?', personId, accountId)
}

/** Whether the person has an account, on this platform or on any. */
export const hasAccount = (db: Db, personId: number, platform?: string): boolean =>
  db.sql.get(
    'SELECT 1 FROM "Account" WHERE "personId" = ? AND "platform" = coalesce(?, "platform")',
    personId,
    platform,
  ) !== undefined
