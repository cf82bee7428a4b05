/** When the installation of a delivery can be: the half-days on which a crew is free (R003-011). */
import { addDays } from '../../domain/calendar/local-day.js'
import { type CrewRow, crewsOf } from '../../domain/crews/crew.js'
import { freeHalves, HALVES } from '../../domain/crews/free.js'
import { lastDayFor } from '../../domain/visits/after-delivery.js'
import type { Slot } from '../../domain/visits/slot.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import { type Goes, withStandIn } from '../../domain/visits/who-goes.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'

/** With the button that wants none there are six. */
const MOST_BUTTONS = 5
const DAYS_LATER = 14

export interface Free {
  slot: Slot
  goes?: Goes & { crew: string }
}

/** By its rule on the working days after the delivery (R003-040), from tomorrow on; where nobody is free then, the nearest half-days. */
export function freeAfter(context: StaffHere, delivery: VisitRow): { free: Free[]; key: string; last: string } {
  const today = todayHere(context)
  const last = lastDayFor(calendarHere(context), delivery, context.rules.policy.visits.installWithin)
  const next = addDays(later(delivery.day, today), 1)
  const inTime = freeFrom(context, next, last)
  if (inTime.length > 0) return { free: inTime, key: 'propose', last }
  const from = later(next, addDays(last, 1))
  const free = freeFrom(context, from, addDays(from, DAYS_LATER - 1))
  return { free, key: free.length > 0 ? 'late' : 'nothingFree', last }
}

const later = (one: string, other: string): string => (one > other ? one : other)

/** The half-days, each with the first crew that is free, rather one whose own leader comes; without a crew where the brand has none. */
function freeFrom(context: StaffHere, from: string, last: string): Free[] {
  const { db, brand, now } = context
  const calendar = calendarHere(context)
  const halves = halvesOf(from, last)
  const crews = installCrews(context)
  const wanted = { from, days: halves.length / HALVES.length, most: halves.length, now }
  const open = crews.map((crew) => ({
    crew,
    free: freeHalves({ db, brandId: brand.id, calendar, crew }, wanted),
  }))
  const free = halves.flatMap((slot): Free[] => {
    if (crews.length === 0) return calendar.isWorkingDay(slot.day) ? [{ slot }] : []
    const able = open.filter((one) => one.free.some(({ day, half }) => day === slot.day && half === slot.half))
    const going = able.map(({ crew }) => goesOn(context, crew, slot))
    const goes = going.find(({ standIn }) => standIn === undefined) ?? going[0]
    return goes ? [{ slot, goes }] : []
  })
  return free.slice(0, MOST_BUTTONS)
}

const goesOn = ({ db, brand }: StaffHere, { name, personId }: CrewRow, { day }: Slot) =>
  withStandIn(db, { brandId: brand.id, day, crew: name, crewPhone: null, crewId: personId, teamId: null })

const installCrews = ({ db, brand }: StaffHere) => crewsOf(db, brand.id).filter(({ kind }) => kind === 'installation')

export const hasInstallCrews = (context: StaffHere): boolean => installCrews(context).length > 0

function halvesOf(from: string, last: string): Slot[] {
  const halves: Slot[] = []
  for (let day = from; day <= last; day = addDays(day, 1)) halves.push(...HALVES.map((half) => ({ day, half })))
  return halves
}
