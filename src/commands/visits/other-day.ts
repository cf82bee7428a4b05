/** Asking for another day, with the next working days as buttons. */
import { Ask, type Option } from '../../core/errors.js'
import type { Calendar } from '../../domain/calendar/calendar.js'
import { addDays, type LocalDay, localDayOf } from '../../domain/calendar/local-day.js'
import { crewById } from '../../domain/crews/crew.js'
import { freeHalves } from '../../domain/crews/free.js'
import { isOver, type Slot } from '../../domain/visits/slot.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import { calendarHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'

const HOW_MANY = 3
const DAYS_AHEAD = 14

/** @param rest the half-day or hour that stays @param after the day on which it was to be: mostly it gets later */
export function nextDays(calendar: Calendar, now: Date, rest: Omit<Slot, 'day'> = {}, after?: LocalDay): Option[] {
  const today = localDayOf(now, calendar.zone)
  const from = after !== undefined && after > today ? after : today
  return Array.from({ length: HOW_MANY }, (_, ahead) => {
    const value: Slot = { ...rest, day: calendar.addWorkingDays(from, ahead + 1) }
    return { label: { key: 'visit.day', values: { date: value } }, value }
  })
}

/** The same, of the days on which the crew of the visit still has time then; the next working days where it has no crew, or none is free. */
export function freeDays(context: StaffHere, visit: VisitRow): Option[] {
  const { db, brand, now } = context
  const calendar = calendarHere(context)
  const crew = crewById(db, visit.teamId)
  if (!crew) return nextDays(calendar, now, {}, visit.day)
  const today = localDayOf(now, calendar.zone)
  const from = addDays(visit.day > today ? visit.day : today, 1)
  const halves = freeHalves(
    { db, brandId: brand.id, calendar, crew },
    { from, days: DAYS_AHEAD, most: 2 * DAYS_AHEAD, now },
  )
  const days = halves.filter(({ half }) => visit.half === null || half === visit.half).map(({ day }) => day)
  const free = [...new Set(days)].slice(0, HOW_MANY)
  if (free.length === 0) return nextDays(calendar, now, {}, visit.day)
  return free.map((day) => ({ label: { key: 'visit.day', values: { date: { day } } }, value: { day } }))
}

/** @throws Ask when nobody could come at this time any more. */
export function mustBeAhead(slot: Slot, calendar: Calendar, now: Date): void {
  const { day: _, ...rest } = slot
  if (isOver(slot, calendar.zone, now))
    throw new Ask('date', { key: 'visit.past', values: { date: slot } }, nextDays(calendar, now, rest))
}
