/** A day of business as text, and the exact way from a day and a local time to an instant and back. */
import { timeZone, wallClock } from '../../time-zone.js'

/** `yyyy-MM-dd` in the brand's zone. Days compare as text. */
export type LocalDay = string

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Milliseconds that the zone's clocks are ahead of UTC at an instant. */
const offset = (zone: string, instant: number): number => timeZone(zone).offset(instant) * MINUTE

export function localDayOf(instant: Date, zone: string): LocalDay {
  return wallClock(instant, zone).slice(0, 10)
}

/** The local time of day to the millisecond, `HH:mm:ss.SSS`, in the form that `instantAt` reads. */
export function localTimeOf(instant: Date, zone: string): string {
  return wallClock(instant, zone).slice(11)
}

/**
 * The instant at which the zone's clocks show `time` (`HH:mm`, seconds optional, `24:00` allowed) on `day`.
 * A time that does not exist moves forward by the gap; of one that exists twice it is the first.
 */
export function instantAt(day: LocalDay, time: string, zone: string): Date {
  const shown = Date.parse(`${day}T${time}Z`)
  const before = offset(zone, shown - DAY)
  const after = offset(zone, shown + DAY)
  const byOldClock = shown - before
  const byNewClock = shown - after
  const onlyNewClock = offset(zone, byOldClock) !== before && offset(zone, byNewClock) === after
  return new Date(onlyNewClock ? byNewClock : byOldClock)
}

export function addDays(day: LocalDay, days: number): LocalDay {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)
}

/** The same day of the year `years` later; 29 February becomes the 28th where there is none (R002-046). */
export function addYears(day: LocalDay, years: number): LocalDay {
  return dayOfMonth(`${Number(day.slice(0, 4)) + years}${day.slice(4, 7)}`, Number(day.slice(8)))
}

/** Day `number` of a month `yyyy-MM`, or the month's last day where it is shorter. */
export function dayOfMonth(month: string, number: number): LocalDay {
  const last = Number(addDays(`${monthAfter(month)}-01`, -1).slice(8))
  return `${month}-${String(Math.min(number, last)).padStart(2, '0')}`
}

/** The month after `yyyy-MM`. */
export function monthAfter(month: string): string {
  return addDays(`${month}-01`, 31).slice(0, 7)
}

/** ISO weekday, 1 Monday … 7 Sunday. */
export function weekday(day: LocalDay): number {
  return new Date(day).getUTCDay() || 7
}
