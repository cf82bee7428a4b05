/** Installations and service visits whose crew has not handed in its feedback sheet (R003-023, R003-037). */
import type { Db } from '../../store/store.js'
import type { Days } from './posted-days.js'

export interface MissingSheet {
  id: number
  code: string
  customer: string
  crew: string | null
  crewId: number | null
  teamId: number | null
}

/** Of these days, in the order of the crews. */
export const missingSheets = (db: Db, brandId: number, { from, to }: Days): MissingSheet[] =>
  db.sql.all(
    `SELECT v."id", v."code", c."name" AS "customer", coalesce(v."crew", t."name") AS "crew", v."crewId", v."teamId"
     FROM "Visit" v JOIN "Customer" c ON c."id" = v."customerId" LEFT JOIN "Crew" t ON t."id" = v."teamId"
     WHERE v."brandId" = ? AND v."day" BETWEEN ? AND ? AND v."kind" IN ('installation', 'service')
       AND v."state" IN ('posted', 'stocked', 'underway', 'done', 'leftover', 'called') AND NOT v."held"
       AND NOT EXISTS (SELECT 1 FROM "Sheet" WHERE "visitId" = v."id")
     ORDER BY "crew", v."id"`,
    brandId,
    from,
    to,
  )
