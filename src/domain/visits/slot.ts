/** When a visit is to be: a day of business with a half-day or an hour. */
import type { Calendar } from '../calendar/calendar.js'
import { instantAt, type LocalDay } from '../calendar/local-day.js'
import { due } from '../clocks/due.js'

export interface Slot {
  day: LocalDay
  half?: 'am' | 'pm'
  /** "15:00" when an hour was agreed; the half-day then follows from it. */
  time?: string
}

/** The slot with its half-day, which an hour decides. */
export const withHalf = ({ day, half, time }: Slot): Slot => ({
  day,
  half: time === undefined ? half : time < '12:00' ? 'am' : 'pm',
  time,
})

/** The first instant at which somebody may stand at the door. */
export const startOf = ({ day, half, time }: Slot, calendar: Calendar): Date =>
  time === undefined && half !== 'pm' ? calendar.opening(day) : instantAt(day, time ?? '12:00', calendar.zone)

/** From when nobody could come at this time any more. */
export const endOf = ({ day, half, time }: Slot, zone: string): Date =>
  instantAt(day, time ?? (half === 'am' ? '12:00' : '24:00'), zone)

/** Whether nobody could come at this time any more. */
export const isOver = (slot: Slot, zone: string, now: Date): boolean => endOf(slot, zone) <= now

/** Whether a day is still far enough away to be booked as usual (R003-009): by closing time so many days before. */
export function isInTime(day: LocalDay, days: number, calendar: Calendar, now: Date): boolean {
  if (days === 0) return true
  const { dueAt } = due({ kind: 'daysAhead', days, workingDays: false }, now, calendar, { date: day })
  return dueAt === null || now <= dueAt
}
