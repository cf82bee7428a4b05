/** Somebody is named as the one whom a complaint is about, and told of it, unless it is secret (R004-066, R004-069). */
import type { Db } from '../../store/store.js'
import type { Complaint } from '../complaints/complaint.js'
import { type Desk, settle } from '../complaints/settle.js'
import type { PersonRow } from '../people/person.js'
import { record } from '../timeline.js'

export interface Accusing {
  complaint: Pick<Complaint, 'id'>
  person: PersonRow
  /** Person id. */
  by: number
  at: Date
}

/** False when that is known already. */
export function accuse(db: Db, desk: Desk, { complaint: { id }, person, by, at }: Accusing): boolean {
  const row = { complaintId: id, personId: person.id, createdBy: by, createdAt: at }
  if (!db.sql.insertNew('Accused', row)) return false
  const details = { accused: person.name }
  record(db, { complaintId: id, personId: by, what: 'timeline-accused.named', details, at })
  settle(db, desk, id, at)
  return true
}

/** It was somebody else; false when nobody had said so. */
export function clear(db: Db, desk: Desk, { complaint: { id }, person, by, at }: Accusing): boolean {
  if (db.sql.run('DELETE FROM "Accused" WHERE "complaintId" = ? AND "personId" = ?', id, person.id) === 0) return false
  record(db, { complaintId: id, personId: by, what: 'timeline-accused.cleared', details: { accused: person.name }, at })
  settle(db, desk, id, at)
  return true
}

/** Who has not been told; nobody while the complaint is secret. */
export const untoldIn = (db: Db, complaintId: number): PersonRow[] =>
  db.sql.all(
    `SELECT "Person"."id", "Person"."name" FROM "Accused" JOIN "Person" ON "Person"."id" = "personId"
     JOIN "Complaint" c ON c."id" = "complaintId"
     WHERE "complaintId" = ? AND "toldAt" IS NULL AND NOT c."secret" ORDER BY "Accused"."id"`,
    complaintId,
  )

export function markTold(db: Db, complaintId: number, person: PersonRow, at: Date): void {
  db.sql.run('UPDATE "Accused" SET "toldAt" = ? WHERE "complaintId" = ? AND "personId" = ?', at, complaintId, person.id)
  record(db, { complaintId, what: 'timeline-accused.told', details: { accused: person.name }, at })
}
