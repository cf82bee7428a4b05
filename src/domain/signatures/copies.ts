/** The copies of the handling sheet: who holds each after closing, and whether it was received (R002-036, R000-026, R002-059). */
import type { Db } from '../../store/store.js'
import type { Complaint } from '../complaints/complaint.js'
import { everybodyNamed } from '../ladder/people.js'
import { adminsOf } from '../people/admin.js'
import type { PersonRow } from '../people/person.js'
import type { Policy } from '../policy/schema.js'
import { isPaid } from './boxes.js'

const COPY = 'SELECT 1 FROM "FormCopy" WHERE "complaintId" = ? AND "round" = ? AND "holder" = ?'

export interface CopySent {
  id: number
  number: number
  of: number
  holder: string
  people: PersonRow[]
}

/** Makes a row for each copy of this round that is not handed out yet. @param day "yyyy-MM-dd" */
export function handOut(
  db: Db,
  policy: Policy,
  complaint: Complaint,
  { day, at }: { day: string; at: Date },
): CopySent[] {
  const { id: complaintId, brandId, round } = complaint
  const paid = isPaid(db, complaintId)
  const holders = policy.copies.filter(({ when }) => when === 'always' || paid)
  return holders.flatMap(({ holder, to }, index) => {
    const number = index + 1
    const copy = { complaintId, round, form: policy.sheet, holder }
    if (db.sql.get(COPY, complaintId, round, holder)) return []
    const id = db.sql.insert('FormCopy', { ...copy, number, sentAt: at })
    const named = everybodyNamed(db, { brandId, departmentId: null, keeper: null, day }, to)
    return [{ id, number, of: holders.length, holder, people: named.length > 0 ? named : adminsOf(db) }]
  })
}

export interface CopyHeld {
  id: number
  number: number
  holder: string
  complaintId: number
  brandId: number
  code: string
  /** Who received it; null while nobody has. */
  person: string | null
}

export const copyById = (db: Db, id: number): CopyHeld | undefined =>
  db.sql.get(
    `SELECT "FormCopy"."id", "number", "holder", "complaintId", "brandId", "code", "Person"."name" AS "person"
     FROM "FormCopy" JOIN "Complaint" ON "Complaint"."id" = "complaintId"
     LEFT JOIN "Person" ON "Person"."id" = "personId" WHERE "FormCopy"."id" = ?`,
    id,
  )

/** Whether the person is among those who may hold it. @param day "yyyy-MM-dd" */
export function mayReceive(
  db: Db,
  policy: Policy,
  { brandId, holder }: CopyHeld,
  person: number,
  day: string,
): boolean {
  const to = policy.copies.find((one) => one.holder === holder)?.to
  const named = to ? everybodyNamed(db, { brandId, departmentId: null, keeper: null, day }, to) : []
  return (named.length > 0 ? named : adminsOf(db)).some(({ id }) => id === person)
}

/** False when somebody was quicker. */
export const receiveCopy = (db: Db, id: number, person: number, gesture: string, at: Date): boolean =>
  db.sql.run(
    'UPDATE "FormCopy" SET "personId" = ?, "gesture" = ?, "receivedAt" = ? WHERE "id" = ? AND "receivedAt" IS NULL',
    person,
    gesture,
    at,
    id,
  ) === 1
