/** Which days the schedule post covers, and for which it already went out: from then on a change needs a note. */
import type { VisitKind } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import type { Calendar } from '../calendar/calendar.js'
import { addDays, type LocalDay } from '../calendar/local-day.js'

export const POST_SCHEDULE = 'post-schedule'
export const POST_SERVICE = 'post-service'

const POST_OF: Record<VisitKind, string> = {
  delivery: POST_SCHEDULE,
  installation: POST_SCHEDULE,
  service: POST_SERVICE,
}

export interface Days {
  from: LocalDay
  to: LocalDay
}

/** A post made on `day` covers every day up to and including the next working day (R003-015). */
export const daysOfPost = (calendar: Calendar, day: LocalDay): Days => ({
  from: addDays(day, 1),
  to: calendar.nextWorkingDay(day),
})

/** Whether a post with visits of this kind that covers `day` was made. */
export async function isPosted(
  db: Db,
  brandId: number,
  calendar: Calendar,
  day: LocalDay,
  kind: VisitKind,
): Promise<boolean> {
  const last = await db.run.findFirst({
    where: { job: POST_OF[kind], brandId, day: { lt: day }, state: 'done' },
    orderBy: { day: 'desc' },
  })
  return last !== null && day <= daysOfPost(calendar, last.day).to
}

/** The day on which the newest post with visits of this kind was made. */
export const lastPosted = (db: Db, brandId: number, kind: VisitKind): LocalDay | undefined =>
  db.sql.get<{ day: LocalDay | null }>(
    `SELECT max("day") AS "day" FROM "Run" WHERE "job" = ? AND "brandId" = ? AND "state" = 'done'`,
    ...[POST_OF[kind], brandId],
  )?.day ?? undefined

/** The days of the next post of deliveries and installations, seen from `today`. */
export async function nextDaysToPost(db: Db, brandId: number, calendar: Calendar, today: LocalDay): Promise<Days> {
  let after = today
  while (await isPosted(db, brandId, calendar, addDays(after, 1), 'delivery')) after = addDays(after, 1)
  return daysOfPost(calendar, after)
}
