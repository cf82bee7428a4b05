/** From a day and an `at` of a rule to the instant. */
import type { Calendar } from '../calendar/calendar.js'
import { instantAt, type LocalDay, localTimeOf } from '../calendar/local-day.js'
import type { Hour } from './rule.js'

/** `start` lends its local time to `sameTime`. */
export function hourOf(calendar: Calendar, day: LocalDay, at: Hour, start: Date): Date {
  if (at === 'closing') return calendar.closing(day)
  if (at === 'opening') return calendar.opening(day)
  return instantAt(day, at === 'sameTime' ? localTimeOf(start, calendar.zone) : at, calendar.zone)
}
