/** What came in while nobody was at work: handed over at opening time, and signed for (R002-094, R004-016). */
import type { Db } from '../../store/store.js'
import type { Calendar } from '../calendar/calendar.js'
import type { Severity } from '../complaints/complaint.js'
import { everybodyNamed } from '../ladder/people.js'
import { adminsOf } from '../people/admin.js'
import { departmentByName } from '../people/department.js'
import { signersOf } from '../people/liaison.js'
import type { PersonRow } from '../people/person.js'
import { veiled } from '../secrecy/veil.js'

/** A complaint that is still open. */
export interface NightCase {
  code: string
  customer: string
  severity: Severity
  at: Date
  /** Who took it down. */
  person: string | null
  /** The text of its first problem, and how many it has. */
  problem: string
  count: number
}

/** Everything between the closing before `day` and its opening, "yyyy-MM-dd", in its order. */
export function nightCases(db: Db, brandId: number, calendar: Calendar, day: string): NightCase[] {
  const from = calendar.closing(calendar.previousWorkingDay(day))
  const rows = db.sql.all<Omit<NightCase, 'at'> & { at: string }>(
    `SELECT "code", ${veiled('"Customer"."name"')} AS "customer", "severity", "Complaint"."createdAt" AS "at", "Person"."name" AS "person",
       ${veiled('"Problem"."text"')} AS "problem", (SELECT count(*) FROM "Problem" WHERE "complaintId" = "Complaint"."id") AS "count"
     FROM "Complaint" JOIN "Customer" ON "Customer"."id" = "customerId"
     JOIN "Problem" ON "Problem"."complaintId" = "Complaint"."id" AND "number" = 1
     LEFT JOIN "Person" ON "Person"."id" = "Complaint"."createdBy"
     WHERE "Complaint"."brandId" = ? AND "Complaint"."createdAt" >= ? AND "Complaint"."createdAt" < ?
       AND "Complaint"."state" <> 'closed' ORDER BY "Complaint"."createdAt", "Complaint"."id"`,
    ...[brandId, from, calendar.opening(day)],
  )
  return rows.map(({ at, ...row }) => ({ ...row, at: new Date(at) }))
}

/** Who takes over: those of the service centre, the head after them; the admins where there is nobody. */
export function takersOf(db: Db, brandId: number, centre: string, day: string): PersonRow[] {
  const department = departmentByName(db, brandId, centre)
  const signers = department ? signersOf(db, department.id, day) : []
  const service = everybodyNamed(db, { brandId, departmentId: null, keeper: null, day }, { role: 'service' })
  const people = [...signers, ...service]
  return people.length > 0 ? people : adminsOf(db)
}

/** Who is asked when nobody has taken over: the head of the service centre; the admins where there is none. */
export function headsNamed(db: Db, brandId: number, centre: string, day: string): PersonRow[] {
  const heads = everybodyNamed(db, { brandId, departmentId: null, keeper: null, day }, { headOf: centre })
  return heads.length > 0 ? heads : adminsOf(db)
}

/** The key of its card. */
export const handoverKey = (brandId: number, day: string): string => `handover:${brandId}:${day}`

export const openHandover = (db: Db, brandId: number, day: string, at: Date): number =>
  db.sql.insert('Handover', { brandId, day, createdAt: at })

export const handoverOf = (db: Db, brandId: number, day: string) =>
  db.sql.get<{ id: number; personId: number | null }>(
    'SELECT "id", "personId" FROM "Handover" WHERE "brandId" = ? AND "day" = ?',
    brandId,
    day,
  )

export const handoverById = (db: Db, id: number) =>
  db.sql.get<{ brandId: number; day: string; person: string | null }>(
    `SELECT "brandId", "day", "Person"."name" AS "person" FROM "Handover"
     LEFT JOIN "Person" ON "Person"."id" = "personId" WHERE "Handover"."id" = ?`,
    id,
  )

/** False when somebody was quicker. */
export const signHandover = (db: Db, id: number, personId: number, gesture: string, at: Date): boolean =>
  db.sql.run(
    'UPDATE "Handover" SET "personId" = ?, "gesture" = ?, "at" = ? WHERE "id" = ? AND "personId" IS NULL',
    ...[personId, gesture, at, id],
  ) === 1
