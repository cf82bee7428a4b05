/** The hours in which customers may be written to (R003-048). */
import { addDays, instantAt, localDayOf, localTimeOf } from '../calendar/local-day.js'
import type { Policy } from '../policy/schema.js'

/** The first instant from `at` on that is within them. */
export function withinHours({ sms: { from, to } }: Policy, zone: string, at: Date): Date {
  const day = localDayOf(at, zone)
  const time = localTimeOf(at, zone)
  if (time < from) return instantAt(day, from, zone)
  return time < to ? at : instantAt(addDays(day, 1), from, zone)
}
