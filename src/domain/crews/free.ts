/** Whether a crew can come: its days of rest and leave, and how many visits of a half-day it has already (R003-040, R003-041). */
import type { Db } from '../../store/store.js'
import type { Calendar } from '../calendar/calendar.js'
import { addDays, type LocalDay } from '../calendar/local-day.js'
import { driverOf } from '../visits/crew-people.js'
import { isOver, type Slot } from '../visits/slot.js'
import { type CrewRow, crewsOf } from './crew.js'

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
  /** Visits of other crews to which the same person drives that day, for somebody who is on leave. */
  beside: { am: number; pm: number }
}

export const HALVES = ['am', 'pm'] as const
type Half = (typeof HALVES)[number]

/** @param except the visit that is moved, row id */
export function crewDay({ db, brandId, calendar, crew }: CrewLook, day: LocalDay, except = 0): CrewDay {
  const own = { day, ...loadOf(db, brandId, [crew.id], day, except), beside: NOTHING }
  if (!calendar.isWorkingDay(day)) return { ...own, off: 'closed' }
  if (db.sql.get('SELECT 1 FROM "CrewRest" WHERE "crewId" = ? AND "day" = ?', crew.id, day))
    return { ...own, off: 'resting' }
  if (crew.personId === null) return own
  if (leaderOn(db, brandId, crew, day) === undefined) return { ...own, off: 'away' }
  return { ...own, beside: besideOf(db, brandId, crew, day, except) }
}

/** Whoever leads it that day, or stands in, person id. */
const leaderOn = (db: Db, brandId: number, { personId: crewId }: CrewRow, day: LocalDay): number | undefined =>
  driverOf(db, { brandId, day, crewId, teamId: null })

/** Of the other crews that the same person drives for. */
function besideOf(db: Db, brandId: number, crew: CrewRow, day: LocalDay, except = 0): Load {
  const driver = leaderOn(db, brandId, crew, day)
  const others = crewsOf(db, brandId).filter(
    (other) => other.personId !== crew.personId && leaderOn(db, brandId, other, day) === driver,
  )
  return driver === undefined
    ? NOTHING
    : loadOf(
        db,
        brandId,
        others.map(({ id }) => id),
        day,
        except,
      )
}

/** Whether whoever drives for several crews that day has more planned for a half-day than one crew can do (R003-041). */
export function isOverfull(db: Db, brandId: number, crew: CrewRow, day: LocalDay, half: Half): boolean {
  const beside = besideOf(db, brandId, crew, day)[half]
  return beside > 0 && loadOf(db, brandId, [crew.id], day)[half] + beside > crew.perHalf
}

type Load = Pick<CrewDay, 'am' | 'pm'>
const NOTHING: Load = { am: 0, pm: 0 }

const loadOf = (db: Db, brandId: number, crews: number[], day: LocalDay, except = 0): Load =>
  db.sql.get<Load>(LOAD, brandId, day, crews, except) ?? NOTHING

/** A visit on hold takes nobody's time. */
const LOAD = `SELECT count(CASE "half" WHEN 'am' THEN 1 END) AS "am", count(CASE "half" WHEN 'pm' THEN 1 END) AS "pm"
  FROM "Visit" WHERE "brandId" = ? AND "day" = ? AND "state" <> 'cancelled'
    AND "teamId" IN (SELECT "value" FROM json_each(?)) AND NOT "held" AND "id" <> ?`

/** One person drives to no more than the crew can do, however many crews they stand in for (R003-041). */
const isFull = ({ crew }: CrewLook, found: CrewDay, half: Half): boolean =>
  found[half] + found.beside[half] >= crew.perHalf

/** What speaks against this time; undefined when the crew can come. An hour counts for its half-day. */
export function clashOf(look: CrewLook, { day, half }: Slot, except?: number): Clash | undefined {
  const found = crewDay(look, day, except)
  return found.off ?? (half && isFull(look, found, half) ? 'full' : undefined)
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
      if (!isFull(look, found, half) && !isOver({ day: found.day, half }, look.calendar.zone, now))
        free.push({ day: found.day, half })
  }
  return free.slice(0, most)
}
