/** The board of a month: what counts against each department, and how much is still open (R004-037). */
import type { Db } from '../../store/store.js'

export interface Score {
  /** Null for all that counts against persons, together. */
  departmentId: number | null
  department: string | null
  /** The sum of what was confirmed, not above zero. */
  points: number
  /** How many entries. */
  confirmed: number
  waived: number
  proposed: number
}

/** The worst first, persons last; empty when there is no entry. @param month "yyyy-MM" */
export const boardOf = (db: Db, brandId: number, month: string): Score[] =>
  db.sql.all(
    `SELECT "departmentId", "Department"."name" AS "department",
       sum(CASE WHEN "state" = 'confirmed' THEN "points" ELSE 0 END) AS "points",
       sum("state" = 'confirmed') AS "confirmed", sum("state" = 'waived') AS "waived", sum("state" = 'proposed') AS "proposed"
     FROM "PointEntry" LEFT JOIN "Department" ON "Department"."id" = "departmentId"
     WHERE "PointEntry"."brandId" = ? AND "month" = ?
     GROUP BY "departmentId" ORDER BY "departmentId" IS NULL, "points", "departmentId"`,
    brandId,
    month,
  )
