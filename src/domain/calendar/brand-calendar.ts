/** A brand's own calendar: the policy's hours and weekdays, the brand's weekly rest, and its single rest and work days. */
import type { Db } from '../../store/store.js'
import type { Policy } from '../policy/schema.js'
import { type Calendar, makeCalendar } from './calendar.js'
import type { CalendarPlan } from './plan.js'

const WEEK = [1, 2, 3, 4, 5, 6, 7]

export interface CalendarBrand {
  id: number
  /** ISO weekdays, such as "1" or "6,7", that rest instead of those of the policy; empty for the policy's. */
  weeklyRest: string
}

/** The calendar by which a brand's deadlines count (R003-040). */
export function calendarOf(db: Db, policy: Policy, zone: string, brand: CalendarBrand): Calendar {
  const days = db.sql.all<{ day: string; works: number }>(
    'SELECT "day", "works" FROM "CalendarDay" WHERE "brandId" = ?',
    brand.id,
  )
  return calendarFrom({
    zone,
    ...policy.calendar,
    weeklyRest: brand.weeklyRest,
    days: days.map(({ day, works }) => ({ day, works: works === 1 })),
  })
}

/** Calendars are values: equal plans share one. Checking a plan costs more than all that a complaint asks of it. */
const made = new Map<string, Calendar>()
const MOST_MADE = 100

function calendarFrom(plan: CalendarPlan): Calendar {
  const key = JSON.stringify(plan)
  const known = made.get(key)
  if (known) return known
  if (made.size >= MOST_MADE) made.clear()
  const calendar = makeCalendar(plan)
  made.set(key, calendar)
  return calendar
}

/** The ISO weekdays on which the brand rests. */
export function weeklyRestOf(policy: Policy, { weeklyRest }: Pick<CalendarBrand, 'weeklyRest'>): number[] {
  if (weeklyRest !== '') return weeklyRest.split(',').map(Number)
  return WEEK.filter((weekday) => !policy.calendar.workingWeekdays.includes(weekday))
}

/** Sets a brand's weekly rest; none means the policy's. False, and nothing changes, when no day would be left to work. */
export async function setWeeklyRest(db: Db, brandId: number, weekdays: number[]): Promise<boolean> {
  if (WEEK.every((weekday) => weekdays.includes(weekday))) return false
  await db.brand.update({ where: { id: brandId }, data: { weeklyRest: [...weekdays].sort().join() } })
  return true
}

/** Makes one day ("yyyy-MM-dd") a rest day or a working day of the brand, whatever it was before. */
export async function setDay(db: Db, brandId: number, day: string, works: boolean): Promise<void> {
  await db.calendarDay.upsert({
    where: { brandId_day: { brandId, day } },
    create: { brandId, day, works },
    update: { works },
  })
}
