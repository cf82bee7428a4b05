/** The visits of some days in the order in which they are made, and the moment at which they become the posted schedule. */
import type { Visit, VisitKind } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import type { LocalDay } from '../calendar/local-day.js'
import type { Driven } from './crew-people.js'
import type { Days } from './posted-days.js'
import { type Goes, withStandIn } from './who-goes.js'

/** What the schedule post is about; service visits have their own. */
export const POSTED_KINDS = ['delivery', 'installation'] as const satisfies readonly VisitKind[]

/** What the schedule says of a visit. */
export interface PlannedVisit
  extends Goes,
    Pick<Visit, 'code' | 'kind' | 'state' | 'day' | 'half' | 'time' | 'address' | 'goods'> {
  customer: string
  phone: string
}

/** Visits of one kind on one day. */
export interface Section {
  day: LocalDay
  kind: VisitKind
  visits: PlannedVisit[]
}

/** Sections by day and kind; in each, the morning first, then by the hour. Cancelled visits are left out. */
export function planOf(db: Db, brandId: number, { from, to }: Days, kinds: readonly VisitKind[]): Section[] {
  const visits = db.sql.all<PlannedVisit & Driven>(
    `SELECT v."brandId", v."crewId", v."teamId", v."code", v."kind", v."state", v."day", v."half", v."time", v."address", v."goods", v."crew", v."crewPhone",
       c."name" AS "customer", c."phone" FROM "Visit" v JOIN "Customer" c ON c."id" = v."customerId"
     WHERE v."brandId" = ? AND v."day" BETWEEN ? AND ? AND v."state" <> 'cancelled' AND NOT "held"
       AND v."kind" IN (SELECT "value" FROM json_each(?))
     ORDER BY v."day", v."kind", coalesce(v."time", CASE v."half" WHEN 'am' THEN '00:00' WHEN 'pm' THEN '12:00' END, '24:00'), v."id"`,
    brandId,
    from,
    to,
    kinds,
  )
  const sections: Section[] = []
  for (const visit of visits.map((one) => withStandIn(db, one))) {
    const last = sections.at(-1)
    if (last?.day === visit.day && last.kind === visit.kind) last.visits.push(visit)
    else sections.push({ day: visit.day, kind: visit.kind, visits: [visit] })
  }
  return sections
}

/** Turns visits of these kinds and days into posted ones, each with a line in its timeline. */
export function markPosted(db: Db, brandId: number, { from, to }: Days, kinds: readonly VisitKind[], now: Date): void {
  const booked = `"brandId" = ? AND "day" BETWEEN ? AND ? AND "state" IN ('booked', 'drafted', 'confirmed') AND NOT "held" AND "kind" IN (SELECT "value" FROM json_each(?))`
  db.sql.run(
    `INSERT INTO "TimelineEntry" ("visitId", "what", "details", "at")
     SELECT "id", 'timeline-visit.posted', '{}', ? FROM "Visit" WHERE ${booked}`,
    now,
    brandId,
    from,
    to,
    kinds,
  )
  db.sql.run(`UPDATE "Visit" SET "state" = 'posted' WHERE ${booked}`, brandId, from, to, kinds)
}
