/** Deliveries whose day is over and of which nobody has said how they went (R003-020); installations and service visits owe their sheet instead. */
import type { Visit } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import { addDays, type LocalDay } from '../calendar/local-day.js'
import { firstPresent } from '../people/first-present.js'
import { onTheWay } from './crew-people.js'
import { plannersThere } from './planners.js'
import { PUBLISHED } from './steps.js'

/** Nobody remembers how it went further back. */
const DAYS_BACK = 7

export interface Unreported extends Pick<Visit, 'id' | 'brandId' | 'code' | 'kind' | 'day' | 'crewId' | 'teamId'> {
  customer: string
  crew: string | null
}

/** Of the days before this one, the oldest first. */
export const unreported = (db: Db, brandId: number, before: LocalDay): Unreported[] =>
  db.sql.all(
    `SELECT v."id", v."brandId", v."code", v."kind", v."day", c."name" AS "customer", coalesce(v."crew", t."name") AS "crew", v."crewId", v."teamId"
     FROM "Visit" v JOIN "Customer" c ON c."id" = v."customerId" LEFT JOIN "Crew" t ON t."id" = v."teamId"
     WHERE v."brandId" = ? AND v."day" BETWEEN ? AND ? AND v."kind" = 'delivery' AND NOT v."held"
       AND v."state" IN (SELECT "value" FROM json_each(?)) ORDER BY v."day", v."id"`,
    ...[brandId, addDays(before, -DAYS_BACK), addDays(before, -1), PUBLISHED],
  )

/** Whoever went there, else whoever leads deliveries; of what was asked for before, whoever plans them as well. Person ids. @param last the working day before `day` */
export function askedOf(db: Db, brandId: number, visit: Unreported, day: LocalDay, last: LocalDay): number[] {
  const crew = onTheWay(db, visit)
  const leads = () => firstPresent(db, brandId, ['delivery_lead', 'install_assistant', 'install_manager'], day)
  return [
    ...(crew.length > 0 ? crew : leads().map(({ id }) => id)),
    ...(visit.day < last ? plannersThere(db, brandId, 'delivery', day) : []),
  ]
}
