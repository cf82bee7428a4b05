/** The hours that a visit takes in a calendar: an hour that was agreed, or the working time of its half of the day. */
import type { Calendar, Period } from '../calendar/calendar.js'
import { instantAt } from '../calendar/local-day.js'

interface When {
  day: string
  half: string | null
  time: string | null
}

const HOUR_MS = 60 * 60_000

/** Undefined for a visit of which only the day is known. */
export function hoursOf({ day, half, time }: When, calendar: Calendar): Period | undefined {
  if (time !== null) {
    const from = instantAt(day, time, calendar.zone)
    return { from, to: new Date(from.getTime() + HOUR_MS) }
  }
  if (half === null) return undefined
  const noon = instantAt(day, '12:00', calendar.zone)
  // A visit on a rest day has the hours that the day would have.
  const working = calendar.workingPeriods(day)
  const periods = working.length > 0 ? working : [{ from: calendar.opening(day), to: calendar.closing(day) }]
  const parts = periods.flatMap((period) => halfOf(period, noon, half))
  const [first] = parts
  const last = parts.at(-1)
  if (first && last) return { from: first.from, to: last.to }
  return half === 'am'
    ? { from: instantAt(day, '00:00', calendar.zone), to: noon }
    : { from: noon, to: instantAt(day, '24:00', calendar.zone) }
}

function halfOf({ from, to }: Period, noon: Date, half: string): Period[] {
  const part = half === 'am' ? { from, to: to < noon ? to : noon } : { from: from > noon ? from : noon, to }
  return part.from < part.to ? [part] : []
}
