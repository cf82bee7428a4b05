/** The warehouse signs for the schedule that it was sent: an entry in the timeline of each visit in it (R003-014). */
import type { Db } from '../../store/store.js'
import type { LocalDay } from '../calendar/local-day.js'
import type { Days } from './posted-days.js'

const WHAT = 'timeline-planning.read'
const IN_POST = `"Visit"."brandId" = ? AND "day" BETWEEN ? AND ? AND "kind" <> 'service' AND NOT "held"
  AND "state" NOT IN ('booked', 'drafted', 'confirmed', 'cancelled')`

/** How many visits there are to sign for. */
export const visitsToSign = (db: Db, brandId: number, { from, to }: Days): number =>
  db.sql.get<{ count: number }>(`SELECT count(*) AS "count" FROM "Visit" WHERE ${IN_POST}`, brandId, from, to)?.count ??
  0

/** Who signed for the post of `day`, and when; undefined while nobody did. */
export function scheduleSigner(db: Db, brandId: number, days: Days, day: LocalDay) {
  const row = db.sql.get<{ name: string; at: string }>(
    `SELECT "Person"."name", t."at" FROM "Visit" JOIN "TimelineEntry" t ON t."visitId" = "Visit"."id"
       JOIN "Person" ON "Person"."id" = t."personId"
     WHERE "Visit"."brandId" = ? AND "Visit"."day" >= ? AND t."what" = ? AND json_extract(t."details", '$.post') = ? LIMIT 1`,
    ...[brandId, days.from, WHAT, day],
  )
  return row && { name: row.name, at: new Date(row.at) }
}

/** Once: false when somebody signed before. @param by person id */
export function signSchedule(db: Db, brandId: number, days: Days, day: LocalDay, by: number, at: Date): boolean {
  if (scheduleSigner(db, brandId, days, day)) return false
  db.sql.run(
    `INSERT INTO "TimelineEntry" ("visitId", "personId", "what", "details", "at")
     SELECT "id", ?, ?, ?, ? FROM "Visit" WHERE ${IN_POST}`,
    ...[by, WHAT, { post: day }, at, brandId, days.from, days.to],
  )
  return true
}
