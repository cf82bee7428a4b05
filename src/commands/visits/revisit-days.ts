/** The half-days that are proposed for the visit that finishes what another left behind. */
import { choices, type DraftBlock } from '../../core/posts/draft.js'
import { crewById } from '../../domain/crews/crew.js'
import { freeHalves, HALVES } from '../../domain/crews/free.js'
import type { Leftover } from '../../domain/visits/leftover.js'
import type { Slot } from '../../domain/visits/slot.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { isShortNotice } from './booking.js'

const DAYS = 3
const DAYS_AHEAD = 14

/** The next for which nobody has to say why they are so near, and on which its crew is free. */
export function newDays(context: StaffHere, visit: VisitRow, { id }: Leftover): DraftBlock {
  const slots = slotsFor(context, visit)
  return choices(
    slots.map((date) => ({
      label: { key: 'visit.day', values: { date } },
      does: { command: 'revisit', given: { leftover: id, date } },
    })),
  )
}

function slotsFor(context: StaffHere, { kind, teamId }: VisitRow): Slot[] {
  const { db, brand, now } = context
  const calendar = calendarHere(context)
  let from = calendar.nextWorkingDay(todayHere(context))
  while (isShortNotice(context, kind, { day: from })) from = calendar.nextWorkingDay(from)
  const crew = crewById(db, teamId)
  const look = crew && { db, brandId: brand.id, calendar, crew }
  if (look) return freeHalves(look, { from, days: DAYS_AHEAD, most: DAYS * HALVES.length, now })
  const days = Array.from({ length: DAYS }, (_, at) => calendar.addWorkingDays(from, at))
  return days.flatMap((day) => HALVES.map((half): Slot => ({ day, half })))
}
