/** When a crew calls the customer ahead: between so many minutes before the visit and so many (R003-017, R003-034). */
import type { Calendar, Period } from '../calendar/calendar.js'
import { instantAt } from '../calendar/local-day.js'
import type { Policy } from '../policy/schema.js'
import type { Slot } from './slot.js'

const NOON = '12:00'
const MINUTE = 60_000

/** When to call, and when the crew must be there at the latest. */
export interface Ahead extends Period {
  latest: Date
}

/** Where only the half-day was agreed nobody knows the hour: from before its beginning until before its end. */
export function callAhead(
  { day, half, time }: Slot,
  { from, to }: Policy['visits']['ahead'],
  calendar: Calendar,
): Ahead {
  const noon = instantAt(day, NOON, calendar.zone)
  const hour = time && instantAt(day, time, calendar.zone)
  const first = hour || (half === 'pm' ? noon : calendar.opening(day))
  const last = hour || (half === 'am' ? noon : calendar.closing(day))
  return { from: before(first, from), to: before(last, to), latest: last }
}

const before = (at: Date, minutes: number): Date => new Date(at.getTime() - minutes * MINUTE)
