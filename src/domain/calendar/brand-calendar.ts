/** A brand's own calendar: the policy's hours and weekdays, the brand's weekly rest, and its single rest and work days. */
import type { Db } from '../../store/store.js'
import type { Policy } from '../policy/schema.js'
import { type Calendar, makeCalendar } from './calendar.js'

export interface CalendarBrand {
  id: number
  /** ISO weekdays that rest besides those of the policy, such as "1" or "6,7". */
  weeklyRest: string
}

/** The calendar by which a brand's deadlines count (R003-040). */
export function calendarOf(db: Db, policy: Policy, zone: string, brand: CalendarBrand): Calendar {
  const days = db.sql.all<{ day: string; works: number }>(
    'SELECT "day", "works" FROM "CalendarDay" WHERE "brandId" = ?',
    brand.id,
  )
  return makeCalendar({
    zone,
    ...policy.calendar,
    weeklyRest: brand.weeklyRest,
    days: days.map(({ day, works }) => ({ day, works: works === 1 })),
  })
}

/** Sets the weekly rest of a brand (ISO weekdays); false, and nothing changes, when no weekday would be left to work. */
export function setWeeklyRest(db: Db, policy: Policy, brandId: number, weekdays: number[]): boolean {
  if (policy.calendar.workingWeekdays.every((weekday) => weekdays.includes(weekday))) return false
  db.sql.run('UPDATE "Brand" SET "weeklyRest" = ? WHERE "id" = ?', [...weekdays].sort().join(), brandId)
  return true
}

/** Makes one day ("yyyy-MM-dd") a rest day or a working day of the brand, whatever it was before. */
export function setDay(db: Db, brandId: number, day: string, works: boolean): void {
  db.sql.run(
    `INSERT INTO "CalendarDay" ("brandId", "day", "works") VALUES (?, ?, ?)
     ON CONFLICT ("brandId", "day") DO UPDATE SET "works" = excluded."works"`,
    brandId,
    day,
    works,
  )
}
