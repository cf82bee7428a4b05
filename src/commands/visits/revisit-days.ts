/** The half-days that are proposed for a visit that finishes what another left behind, or could not. */
import { choices, type DraftBlock } from '../../core/posts/draft.js'
import type { LocalDay } from '../../domain/calendar/local-day.js'
import { crewById } from '../../domain/crews/crew.js'
import { freeHalves, HALVES } from '../../domain/crews/free.js'
import type { Leftover } from '../../domain/visits/leftover.js'
import type { Slot } from '../../domain/visits/slot.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { isShortNotice } from './booking.js'
import { type REASONS, typedCode } from './card.js'

const DAYS = 3
const AGREED: (typeof REASONS)[number] = 'agreed'
const DAYS_AHEAD = 14

/** The next for which nobody has to say why they are so near, and on which its crew is free. */
export function newDays(context: StaffHere, visit: VisitRow, { id }: Leftover): DraftBlock {
  const calendar = calendarHere(context)
  let from = calendar.nextWorkingDay(todayHere(context))
  while (isShortNotice(context, visit.kind, { day: from })) from = calendar.nextWorkingDay(from)
  const slots = freeFrom(context, visit, from)
  return choices(
    slots.map((date) => ({
      label: { key: 'visit.day', values: { date } },
      does: { command: 'revisit', given: { leftover: id, date } },
    })),
  )
}

/** The nearest on which its crew is free; it was agreed with the customer, so nobody has to say why it is so near (R003-045). */
export function otherDays(context: StaffHere, visit: VisitRow): DraftBlock {
  const from = calendarHere(context).nextWorkingDay(todayHere(context))
  const given = { code: typedCode(visit.code), reason: AGREED }
  const slots = freeFrom(context, visit, from).map((date) => ({
    label: { key: 'visit.day', values: { date } },
    does: { command: 'move', given: { ...given, date } },
  }))
  const other = { label: { key: 'button.move' }, does: { command: 'move', given: { code: given.code } } }
  return choices([...slots, other])
}

function freeFrom(context: StaffHere, { teamId }: VisitRow, from: LocalDay): Slot[] {
  const { db, brand, now } = context
  const calendar = calendarHere(context)
  const crew = crewById(db, teamId)
  const look = crew && { db, brandId: brand.id, calendar, crew }
  if (look) return freeHalves(look, { from, days: DAYS_AHEAD, most: DAYS * HALVES.length, now })
  const days = Array.from({ length: DAYS }, (_, at) => calendar.addWorkingDays(from, at))
  return days.flatMap((day) => HALVES.map((half): Slot => ({ day, half })))
}
