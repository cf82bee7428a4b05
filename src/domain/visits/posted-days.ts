/** Which days the schedule post covers, and for which it already went out: from then on a change needs a note. */
import type { Db } from '../../store/store.js'
import type { Calendar } from '../calendar/calendar.js'
import { addDays, type LocalDay } from '../calendar/local-day.js'

export const POST_SCHEDULE = 'post-schedule'

export interface Days {
  from: LocalDay
  to: LocalDay
}

/** A post made on `day` covers every day up to and including the next working day (R003-015). */
export const daysOfPost = (calendar: Calendar, day: LocalDay): Days => ({
  from: addDays(day, 1),
  to: calendar.nextWorkingDay(day),
})

/** Whether a post that covers `day` was made. */
export function isPosted(db: Db, brandId: number, calendar: Calendar, day: LocalDay): boolean {
  const last = lastRunBefore(db, brandId, day)
  return last !== undefined && day <= daysOfPost(calendar, last).to
}

/** The days of the next post, seen from `today`. */
export function nextDaysToPost(db: Db, brandId: number, calendar: Calendar, today: LocalDay): Days {
  let after = today
  while (isPosted(db, brandId, calendar, addDays(after, 1))) after = addDays(after, 1)
  return daysOfPost(calendar, after)
}

const lastRunBefore = (db: Db, brandId: number, day: LocalDay): LocalDay | undefined =>
  db.sql.get<{ day: LocalDay }>(
    `SELECT "day" FROM "Run" WHERE "job" = ? AND "brandId" = ? AND "day" < ? AND "state" = 'done' ORDER BY "day" DESC LIMIT 1`,
    POST_SCHEDULE,
    brandId,
    day,
  )?.day
