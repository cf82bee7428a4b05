/** Points as people read them: of which case, against whom, for what, and whether they count (R004-034 to R004-037). */
import type { Db } from '../../store/store.js'
import type { Severity } from '../complaints/complaint.js'
import type { ClockKind } from '../ladder/steps.js'
import { veiled } from '../secrecy/veil.js'

export interface Entry {
  id: number
  brandId: number
  /** Below zero. */
  points: number
  why: 'late' | 'case' | 'person'
  state: 'proposed' | 'confirmed' | 'waived'
  /** "yyyy-MM" in which it counts. */
  month: string
  remark: string | null
  /** Null for what has no case. */
  complaintId: number | null
  code: string | null
  customer: string | null
  severity: Severity | null
  /** The round that the case is in now. */
  round: number | null
  /** Against a department, or against a person. */
  departmentId: number | null
  department: string | null
  personId: number | null
  person: string | null
  /** Which deadline was missed. */
  kind: ClockKind | null
}

const ENTRIES = `SELECT e."id", e."brandId", e."points", e."why", e."state", e."month", e."remark", e."complaintId",
    c."code", ${veiled('u."name"', 'c')} AS "customer", c."severity", c."round", e."departmentId", d."name" AS "department",
    e."personId", p."name" AS "person", k."kind"
  FROM "PointEntry" e
  LEFT JOIN "Complaint" c ON c."id" = e."complaintId"
  LEFT JOIN "Customer" u ON u."id" = c."customerId"
  LEFT JOIN "Department" d ON d."id" = e."departmentId"
  LEFT JOIN "Person" p ON p."id" = e."personId"
  LEFT JOIN "Clock" k ON e."key" = 'late:' || k."id" AND k."complaintId" = e."complaintId"`

export const entryById = (db: Db, id: number): Entry | undefined => db.sql.get(`${ENTRIES} WHERE e."id" = ?`, id)

/** Of a case, in their order, whatever became of them. */
export const entriesOf = (db: Db, complaintId: number): Entry[] =>
  db.sql.all(`${ENTRIES} WHERE e."complaintId" = ? AND e."why" <> 'person' ORDER BY e."id"`, complaintId)

/** What waits for the assessor, the oldest first. */
export const waitingEntries = (db: Db, brandId: number): Entry[] =>
  db.sql.all(`${ENTRIES} WHERE e."brandId" = ? AND e."state" = 'proposed' ORDER BY e."id"`, brandId)

/** What counts in a month against somebody, and against the departments that somebody heads. */
export const entriesAgainst = (db: Db, brandId: number, month: string, personId: number, heads: number[]): Entry[] =>
  db.sql.all(
    `${ENTRIES} WHERE e."brandId" = ? AND e."month" = ? AND e."state" = 'confirmed'
       AND (e."personId" = ? OR e."departmentId" IN (SELECT "value" FROM json_each(?))) ORDER BY e."id"`,
    brandId,
    month,
    personId,
    heads,
  )
