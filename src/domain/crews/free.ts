/** Whether a crew can come: its days of rest and leave, and how many visits of a half-day it has already (R003-040, R003-041). */
import type { Db } from '../../store/store.js'
import type { Calendar } from '../calendar/calendar.js'
import { addDays, type LocalDay } from '../calendar/local-day.js'
import { presentOn } from '../people/leave.js'
import { isOver, type Slot } from '../visits/slot.js'
import type { CrewRow } from './crew.js'

/** `closed` the brand rests, `resting` the crew does, `away` its leader is on leave without a deputy, `full` it has enough to do. */
export type Clash = 'closed' | 'resting' | 'away' | 'full'

export interface CrewLook {
  db: Db
  brandId: number
  calendar: Calendar
  crew: CrewRow
}

export interface CrewDay {
  day: LocalDay
  off?: Exclude<Clash, 'full'>
  /** Visits. */
  am: number
  pm: number
}

export const HALVES = ['am', 'pm'] as const

/** @param except the visit that is moved, row id */
export function crewDay({ db, brandId, calendar, crew }: CrewLook, day: LocalDay, except = 0): CrewDay {
  const visits = db.sql.get<Pick<CrewDay, 'am' | 'pm'>>(LOAD, brandId, day, crew.id, except)
  const { am = 0, pm = 0 } = visits ?? {}
  if (!calendar.isWorkingDay(day)) return { day, am, pm, off: 'closed' }
  if (db.sql.get('SELECT 1 FROM "CrewRest" WHERE "crewId" = ? AND "day" = ?', crew.id, day))
    return { day, am, pm, off: 'resting' }
  const { personId: id, leader: name } = crew
  const isAway = id !== null && name !== null && presentOn(db, brandId, [{ id, name }], day).length === 0
  return { day, am, pm, ...(isAway && { off: 'away' }) }
}

/** A visit on hold takes nobody's time. */
const LOAD = `SELECT count(CASE "half" WHEN 'am' THEN 1 END) AS "am", count(CASE "half" WHEN 'pm' THEN 1 END) AS "pm"
  FROM "Visit" WHERE "brandId" = ? AND "day" = ? AND "state" <> 'cancelled' AND "teamId" = ? AND NOT "held" AND "id" <> ?`

/** What speaks against this time; undefined when the crew can come. An hour counts for its half-day. */
export function clashOf(look: CrewLook, { day, half }: Slot, except?: number): Clash | undefined {
  const found = crewDay(look, day, except)
  return found.off ?? (half && found[half] >= look.crew.perHalf ? 'full' : undefined)
}

export interface Wanted {
  from: LocalDay
  /** That are looked at, of the calendar. */
  days: number
  most: number
  now: Date
}

/** The nearest half-days on which the crew can come. */
export function freeHalves(look: CrewLook, { from, days, most, now }: Wanted): Slot[] {
  const free: Slot[] = []
  for (let ahead = 0; ahead < days && free.length < most; ahead++) {
    const found = crewDay(look, addDays(from, ahead))
    if (found.off) continue
    for (const half of HALVES)
      if (found[half] < look.crew.perHalf && !isOver({ day: found.day, half }, look.calendar.zone, now))
        free.push({ day: found.day, half })
  }
  return free.slice(0, most)
}
