/** Somebody of the staff whom a complaint is about: without a say in it (R004-066, R004-069). */
import type { Db } from '../../store/store.js'
import { type Signer, signersOf } from '../people/liaison.js'
import type { PersonRow } from '../people/person.js'

/** In the order in which they were named. */
export const accusedIn = (db: Db, complaintId: number): PersonRow[] =>
  db.sql.all(
    `SELECT "Person"."id", "name" FROM "Accused" JOIN "Person" ON "Person"."id" = "personId"
     WHERE "complaintId" = ? ORDER BY "Accused"."id"`,
    complaintId,
  )

export const isAccused = (db: Db, complaintId: number, personId: number): boolean =>
  db.sql.get('SELECT 1 FROM "Accused" WHERE "complaintId" = ? AND "personId" = ?', complaintId, personId) !== undefined

/** Those of them who may act for a case: nobody decides about a complaint against themselves. */
export function unaccused<P extends { id: number }>(db: Db, complaintId: number, people: P[]): P[] {
  const accused = accusedIn(db, complaintId)
  return accused.length === 0 ? people : people.filter(({ id }) => accused.every((one) => one.id !== id))
}

/** Who signs for a department in this case, in the order in which they are pinged. @param day "yyyy-MM-dd" */
export const signersInCase = (db: Db, complaintId: number, departmentId: number, day: string): Signer[] =>
  unaccused(db, complaintId, signersOf(db, departmentId, day))
