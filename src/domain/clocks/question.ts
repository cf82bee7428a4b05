/** What every kind of deadline is asked, and what it answers. */
import type { Calendar } from '../calendar/calendar.js'
import type { LocalDay } from '../calendar/local-day.js'
import type { Pause } from './running-time.js'
import type { TraceStep } from './trace.js'

export interface Question {
  start: Date
  /** The start's local date. */
  startDay: LocalDay
  /** The date that kinds before or on a date mean, and the anchor of `everyNDays`; the start's date unless given. */
  date: LocalDay
  calendar: Calendar
  pauses: Pause[]
}

/** What a standing clock still has: time for `elapsed` and `business`, days for day counts. */
export type Left = { ms: number } | { days: number }

/** `dueAt` is null while an open pause holds the clock, and then `left` is there. */
export type Finding = { opensAt?: Date; steps: TraceStep[] } & (
  | { dueAt: Date; left?: undefined }
  | { dueAt: null; left: Left }
)
