/** Who signs for a department: its liaisons in their order, then its head (R000-022, R000-023). */
import type { Db } from '../../store/store.js'
import type { PersonRow } from './person.js'

/** Somebody who signs for a department; `place` 1 is the first liaison, 2 the deputy; null for the head. */
export interface Signer extends PersonRow {
  place: number | null
}

export const liaisonsOf = (db: Db, departmentId: number): PersonRow[] =>
  db.sql.all(
    `SELECT "Person"."id", "Person"."name" FROM "Liaison" JOIN "Person" ON "Person"."id" = "Liaison"."personId"
     WHERE "departmentId" = ? ORDER BY "place"`,
    departmentId,
  )

/** Replaces the whole list: first, deputy, and so on. Somebody named twice keeps the earlier place. */
export async function setLiaisons(db: Db, departmentId: number, people: number[]): Promise<void> {
  const data = [...new Set(people)].map((personId, index) => ({ departmentId, personId, place: index + 1 }))
  await db.liaison.deleteMany({ where: { departmentId } })
  await db.liaison.createMany({ data })
}

/** Everybody who signs for a department, in the order in which they are pinged. Empty when nobody was named. */
export function signersOf(db: Db, departmentId: number): Signer[] {
  const liaisons = liaisonsOf(db, departmentId).map((person, index) => ({ ...person, place: index + 1 }))
  const head = db.sql.get<PersonRow>(
    `SELECT "Person"."id", "Person"."name" FROM "Department" JOIN "Person" ON "Person"."id" = "Department"."headId"
     WHERE "Department"."id" = ?`,
    departmentId,
  )
  return head && liaisons.every(({ id }) => id !== head.id) ? [...liaisons, { ...head, place: null }] : liaisons
}

/** Whether this person may sign "we know" for the department. */
export const mayAcknowledge = (db: Db, departmentId: number, personId: number): boolean =>
  db.sql.get(
    `SELECT 1 FROM "Liaison" WHERE "departmentId" = ? AND "personId" = ?
     UNION ALL SELECT 1 FROM "Department" WHERE "id" = ? AND "headId" = ?`,
    departmentId,
    personId,
    departmentId,
    personId,
  ) !== undefined
