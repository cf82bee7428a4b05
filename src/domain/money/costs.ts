/** What a month has cost each department: subsidies, compensation and vouchers that were approved (R000-033, R002-053). */
import type { Db } from '../../store/store.js'
import { instantAt, monthAfter } from '../calendar/local-day.js'
import type { ClaimKind } from './claims.js'

export interface Cost {
  department: string
  kind: ClaimKind
  /** Hundredths of a yuan. */
  fen: number
  count: number
}

/** By the day of the approval. @param month "yyyy-MM" @param zone of the brand */
export const costsOf = (db: Db, brandId: number, month: string, zone: string): Cost[] =>
  db.sql.all(
    `SELECT "Department"."name" AS "department", "kind", sum("fen") AS "fen", count(*) AS "count"
     FROM "Claim" JOIN "Department" ON "Department"."id" = "departmentId"
     WHERE "Claim"."brandId" = ? AND "state" IN ('approved', 'received') AND "decidedAt" >= ? AND "decidedAt" < ?
     GROUP BY "departmentId", "kind" ORDER BY "departmentId", "kind"`,
    brandId,
    instantAt(`${month}-01`, '00:00', zone),
    instantAt(`${monthAfter(month)}-01`, '00:00', zone),
  )
