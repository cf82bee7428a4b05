/** What of a brand is late now: the running deadlines of its complaints that have passed (R002-008, R004-025). */
import type { Db } from '../../store/store.js'
import type { Severity } from '../complaints/complaint.js'
import { veiled } from '../secrecy/veil.js'

export interface Overdue {
  code: string
  customer: string
  severity: Severity
  /** A kind of deadline. */
  kind: string
  /** Whose it is; null where it is the whole complaint's. */
  department: string | null
  /** Its number, where only that is late. */
  problem: number | null
  /** Who keeps the complaint. */
  keeper: string | null
  dueAt: Date
}

type Row = Omit<Overdue, 'dueAt'> & { dueAt: string; total: number }

/** The worst first: crises, then what is late for longest; a deadline that a pause holds is not late. And how many there are at all. */
export function overdueOf(db: Db, brandId: number, now: Date, most: number): { worst: Overdue[]; total: number } {
  const rows = db.sql.all<Row>(OVERDUE, brandId, now, most)
  const worst = rows.map(({ total, dueAt, ...row }) => ({ ...row, dueAt: new Date(dueAt) }))
  return { worst, total: rows[0]?.total ?? 0 }
}

const OVERDUE = `SELECT c."code", ${veiled('"Customer"."name"', 'c')} AS "customer", c."severity", k."kind", p."number" AS "problem",
    "Department"."name" AS "department", "Person"."name" AS "keeper", k."dueAt", count(*) OVER () AS "total"
  FROM "Complaint" c JOIN "Clock" k ON k."complaintId" = c."id" JOIN "Customer" ON "Customer"."id" = c."customerId"
  LEFT JOIN "Problem" p ON p."id" = k."problemId" LEFT JOIN "Person" ON "Person"."id" = c."createdBy"
  LEFT JOIN "Department" ON "Department"."id" = coalesce(k."departmentId", p."departmentId")
  WHERE c."brandId" = ? AND c."state" <> 'closed' AND k."stoppedAt" IS NULL AND k."dueAt" < ?
    AND NOT EXISTS (SELECT 1 FROM "Pause" WHERE "complaintId" = c."id" AND "toAt" IS NULL AND "fromAt" < k."dueAt")
  ORDER BY c."severity" <> 'crisis', k."dueAt", k."id" LIMIT ?`
