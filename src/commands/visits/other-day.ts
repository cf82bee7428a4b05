/** Asking for another day, with the next working days as buttons. */
import { Ask, type Option } from '../../core/errors.js'
import type { Calendar } from '../../domain/calendar/calendar.js'
import { localDayOf } from '../../domain/calendar/local-day.js'
import { isOver, type Slot } from '../../domain/visits/slot.js'

const HOW_MANY = 3

/** @param rest the half-day or hour that stays. */
export function nextDays(calendar: Calendar, now: Date, rest: Omit<Slot, 'day'> = {}): Option[] {
  const today = localDayOf(now, calendar.zone)
  return Array.from({ length: HOW_MANY }, (_, ahead) => {
    const value: Slot = { ...rest, day: calendar.addWorkingDays(today, ahead + 1) }
    return { label: { key: 'visit.day', values: { date: value } }, value }
  })
}

/** @throws Ask when nobody could come at this time any more. */
export function mustBeAhead(slot: Slot, calendar: Calendar, now: Date): void {
  const { day: _, ...rest } = slot
  if (isOver(slot, calendar.zone, now))
    throw new Ask('date', { key: 'visit.past', values: { date: slot } }, nextDays(calendar, now, rest))
}
