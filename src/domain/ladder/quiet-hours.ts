/** Quiet hours: nobody is pinged in them, what would ring then rings at their end. */
import { addDays, instantAt, localDayOf, localTimeOf } from '../calendar/local-day.js'

/** Local `HH:mm`; they may go over midnight. Equal times are no quiet hours. */
export interface QuietHours {
  from: string
  to: string
}

/** The instant itself, or the end of the quiet hours in which it lies; their end is not quiet any more. */
export function afterQuietHours(instant: Date, { from, to }: QuietHours, zone: string): Date {
  const time = localTimeOf(instant, zone)
  const overMidnight = from > to
  const quiet = overMidnight ? time >= from || time < to : time >= from && time < to
  if (!quiet) return instant
  const day = localDayOf(instant, zone)
  return instantAt(overMidnight && time >= from ? addDays(day, 1) : day, to, zone)
}
