/** Installations and service visits whose crew has not handed in its feedback sheet (R003-023, R003-037). */
import type { VisitKind } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import { addDays, type LocalDay } from '../calendar/local-day.js'

/** Nobody remembers what was done further back. */
export const SHEET_DAYS = 7

export interface MissingSheet {
  id: number
  code: string
  kind: Exclude<VisitKind, 'delivery'>
  brandId: number
  day: LocalDay
  customer: string
  crew: string | null
  crewId: number | null
  teamId: number | null
}

/** Of the days before this one, the oldest first, each in the order of the crews. */
export const missingSheets = (db: Db, brandId: number, before: LocalDay): MissingSheet[] =>
  db.sql.all(
    `SELECT v."id", v."brandId", v."code", v."kind", v."day", c."name" AS "customer", coalesce(v."crew", t."name") AS "crew", v."crewId", v."teamId"
     FROM "Visit" v JOIN "Customer" c ON c."id" = v."customerId" LEFT JOIN "Crew" t ON t."id" = v."teamId"
     WHERE v."brandId" = ? AND v."day" BETWEEN ? AND ? AND v."kind" IN ('installation', 'service')
       AND v."state" IN ('posted', 'stocked', 'underway', 'done', 'leftover', 'called') AND NOT v."held"
       AND NOT EXISTS (SELECT 1 FROM "Sheet" WHERE "visitId" = v."id")
     ORDER BY v."day", "crew", v."id"`,
    brandId,
    addDays(before, -SHEET_DAYS),
    addDays(before, -1),
  )
