/** The feedback sheets that somebody owes: of visits that are over, or whose day is (R003-023, R003-037). */
import type { VisitKind } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import type { Days } from './posted-days.js'

export interface SheetOwed {
  code: string
  kind: VisitKind
  customer: string
  day: string
}

/** By whoever drove there, or leads the crew; the oldest first. @param to today, "yyyy-MM-dd" */
export const sheetsOwed = (db: Db, brandId: number, personId: number, { from, to }: Days): SheetOwed[] =>
  db.sql.all(
    `SELECT v."code", v."kind", c."name" AS "customer", v."day" FROM "Visit" v JOIN "Customer" c ON c."id" = v."customerId"
     WHERE v."brandId" = ? AND v."day" BETWEEN ? AND ? AND v."kind" IN ('installation', 'service') AND NOT v."held"
       AND (v."state" IN ('done', 'leftover', 'called') OR v."state" IN ('posted', 'stocked', 'underway') AND v."day" < ?)
       AND (v."crewId" = ? OR v."crewId" IS NULL AND v."teamId" IN (SELECT "id" FROM "Crew" WHERE "personId" = ?))
       AND NOT EXISTS (SELECT 1 FROM "Sheet" WHERE "visitId" = v."id")
     ORDER BY v."day", v."id"`,
    ...[brandId, from, to, to, personId, personId],
  )
