/** The feedback sheets that somebody owes: of visits that are over, or whose day is (R003-023, R003-037). */
import type { Visit } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import { crewOf } from './crew-people.js'
import type { Days } from './posted-days.js'

export interface SheetOwed extends Pick<Visit, 'brandId' | 'code' | 'kind' | 'day' | 'crewId' | 'teamId'> {
  customer: string
}

/** By whoever drove there, or leads the crew, or stood in that day; the oldest first. @param to today, "yyyy-MM-dd" */
export const sheetsOwed = (db: Db, brandId: number, personId: number, { from, to }: Days): SheetOwed[] =>
  db.sql
    .all<SheetOwed>(
      `SELECT v."brandId", v."code", v."kind", v."day", v."crewId", v."teamId", c."name" AS "customer" FROM "Visit" v JOIN "Customer" c ON c."id" = v."customerId"
     WHERE v."brandId" = ? AND v."day" BETWEEN ? AND ? AND v."kind" IN ('installation', 'service') AND NOT v."held"
       AND (v."state" IN ('done', 'leftover', 'called') OR v."state" IN ('posted', 'stocked', 'underway') AND v."day" < ?)
       AND NOT EXISTS (SELECT 1 FROM "Sheet" WHERE "visitId" = v."id")
     ORDER BY v."day", v."id"`,
      ...[brandId, from, to, to],
    )
    .filter((visit) => crewOf(db, visit).includes(personId))
