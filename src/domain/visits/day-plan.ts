/** The visits of some days in the order in which they are made, and the moment at which they become the posted schedule. */
import type { Db } from '../../store/store.js'
import type { LocalDay } from '../calendar/local-day.js'
import type { Days } from './posted-days.js'
import { SELECT_VISITS, type VisitKind, type VisitRow } from './visit.js'

/** What the schedule post is about; service visits have their own. */
export const POSTED_KINDS: readonly VisitKind[] = ['delivery', 'installation']

/** Visits of one kind on one day. */
export interface Section {
  day: LocalDay
  kind: VisitKind
  visits: VisitRow[]
}

/** Sections by day and kind; in each, the morning first, then by the hour. Cancelled visits are left out. */
export function planOf(db: Db, brandId: number, { from, to }: Days, kinds: readonly VisitKind[]): Section[] {
  const visits = db.sql.all<VisitRow>(
    `${SELECT_VISITS} WHERE v."brandId" = ? AND v."day" BETWEEN ? AND ? AND v."state" IN ('booked', 'posted', 'done')
       AND v."kind" IN (SELECT "value" FROM json_each(?))
     ORDER BY v."day", v."kind", coalesce(v."time", CASE v."half" WHEN 'am' THEN '00:00' WHEN 'pm' THEN '12:00' END, '24:00'), v."id"`,
    brandId,
    from,
    to,
    kinds,
  )
  const sections: Section[] = []
  for (const visit of visits) {
    const last = sections.at(-1)
    if (last?.day === visit.day && last.kind === visit.kind) last.visits.push(visit)
    else sections.push({ day: visit.day, kind: visit.kind, visits: [visit] })
  }
  return sections
}

/** Turns booked visits of these days into posted ones, each with a line in its timeline. */
export function markPosted(db: Db, brandId: number, { from, to }: Days, now: Date): void {
  const booked = `"brandId" = ? AND "day" BETWEEN ? AND ? AND "state" = 'booked' AND "kind" IN (SELECT "value" FROM json_each(?))`
  db.sql.run(
    `INSERT INTO "TimelineEntry" ("visitId", "what", "details", "at")
     SELECT "id", 'timeline-visit.posted', '{}', ? FROM "Visit" WHERE ${booked}`,
    now,
    brandId,
    from,
    to,
    POSTED_KINDS,
  )
  db.sql.run(`UPDATE "Visit" SET "state" = 'posted' WHERE ${booked}`, brandId, from, to, POSTED_KINDS)
}
