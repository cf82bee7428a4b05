/** Whose birthday it is: VIP customers on the days until the next working day (R001-042). */
import type { Db } from '../../store/store.js'
import type { Calendar } from '../calendar/calendar.js'
import { dayOfMonth, type LocalDay } from '../calendar/local-day.js'

export interface Born {
  customerId: number
  /** When it is kept this year. */
  on: LocalDay
}

/** Today and the rest days after it, so that each is known in time, in their order. @param today a working day */
export function birthdaysFrom(db: Db, calendar: Calendar, brandId: number, today: LocalDay): Born[] {
  const next = calendar.nextWorkingDay(today)
  const vips = db.sql.all<{ customerId: number; birthday: string }>(
    `SELECT "id" AS "customerId", "birthday" FROM "Customer"
     WHERE "brandId" = ? AND "vip" AND "birthday" IS NOT NULL ORDER BY "id"`,
    brandId,
  )
  const years = new Set([today.slice(0, 4), next.slice(0, 4)])
  return vips
    .flatMap(({ customerId, birthday }) => [...years].map((year) => ({ customerId, on: keptIn(birthday, year) })))
    .filter(({ on }) => on >= today && on < next)
    .sort((one, other) => one.on.localeCompare(other.on))
}

/** The 29th of February is kept on the 28th where there is none. @param birthday "MM-dd" */
const keptIn = (birthday: string, year: string): LocalDay =>
  dayOfMonth(`${year}-${birthday.slice(0, 2)}`, Number(birthday.slice(3)))
