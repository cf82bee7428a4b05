/** Asking for another day, with the next working days as buttons. */
import { Ask, type Option } from '../../core/errors.js'
import type { Calendar } from '../../domain/calendar/calendar.js'
import { type LocalDay, localDayOf } from '../../domain/calendar/local-day.js'
import { isOver, type Slot } from '../../domain/visits/slot.js'

const HOW_MANY = 3

/** @param rest the half-day or hour that stays @param after the day on which it was to be: mostly it gets later */
export function nextDays(calendar: Calendar, now: Date, rest: Omit<Slot, 'day'> = {}, after?: LocalDay): Option[] {
  const today = localDayOf(now, calendar.zone)
  const from = after !== undefined && after > today ? after : today
  return Array.from({ length: HOW_MANY }, (_, ahead) => {
    const value: Slot = { ...rest, day: calendar.addWorkingDays(from, ahead + 1) }
    return { label: { key: 'visit.day', values: { date: value } }, value }
  })
}

/** @throws Ask when nobody could come at this time any more. */
export function mustBeAhead(slot: Slot, calendar: Calendar, now: Date): void {
  const { day: _, ...rest } = slot
  if (isOver(slot, calendar.zone, now))
    throw new Ask('date', { key: 'visit.past', values: { date: slot } }, nextDays(calendar, now, rest))
}
