/** The day that a department promises: it is ahead, and where it is not said the next working days are offered. */
import { Ask, type Option } from '../../core/errors.js'
import { localDayOf } from '../../domain/calendar/local-day.js'
import { calendarHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'

const DAYS_OFFERED = 3

/** @param date "yyyy-MM-dd" @throws Ask for another `date`. */
export function mustBeAhead(context: StaffHere, date: string): void {
  if (date >= localDayOf(context.now, calendarHere(context).zone)) return
  throw new Ask('date', { key: 'plan.past', values: { date: { day: date } } }, daysAhead(context))
}

/** The next working days, to tap. */
export function daysAhead(context: StaffHere): Option[] {
  const calendar = calendarHere(context)
  const today = localDayOf(context.now, calendar.zone)
  return Array.from({ length: DAYS_OFFERED }, (_, ahead) => dayOption(calendar.addWorkingDays(today, ahead + 1)))
}

export const dayOption = (day: string): Option => ({
  label: { key: 'reading.day', values: { date: { day } } },
  value: day,
})
