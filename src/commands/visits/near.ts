/** A change so near to the visit that the customer must be called at once (R003-019). */
import { choices, type DraftBlock, text } from '../../core/posts/draft.js'
import type { Calendar } from '../../domain/calendar/calendar.js'
import { instantAt } from '../../domain/calendar/local-day.js'
import { openCall } from '../../domain/calls/call.js'
import { callersOf } from '../../domain/calls/callers.js'
import type { Slot } from '../../domain/visits/slot.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { typedCode } from './card.js'

const MINUTE = 60_000

/** Opens the call and warns; nothing where there is time enough. @param slots as everybody read it, and as it is now */
export function callIfNear(context: StaffHere, visit: VisitRow, slots: readonly Slot[]): DraftBlock[] {
  const { db, brand, rules, person, now } = context
  const minutes = rules.policy.visits.noticeMinutes
  const calendar = calendarHere(context)
  const starts = slots.map((slot) => startOf(slot, calendar).getTime())
  if (Math.min(...starts) - now.getTime() >= minutes * MINUTE) return []
  const today = todayHere(context)
  const dueAt = new Date(now.getTime() + rules.policy.visits.callWithin.delay * MINUTE)
  const [caller] = callersOf(db, brand.id, 'delay', today)
  const told = caller?.id === person.id
  openCall(db, {
    key: `delay:${visit.id}:${today}`,
    brandId: brand.id,
    kind: 'delay',
    customerId: visit.customerId,
    visitId: visit.id,
    ...{ day: today, dueAt, ringAt: dueAt, told, at: now },
  })
  const { name: customer, phone } = visit.customer
  const call = { command: 'callback', given: { code: typedCode(visit.code) } }
  return [
    text('planning.near', { notice: { minutes }, customer, phone }),
    // Whoever calls and has changed it is not asked again a minute later.
    ...(told ? [choices([{ label: { key: 'door.button.call' }, does: call }])] : []),
  ]
}

/** The first instant at which somebody may stand at the door. */
const startOf = ({ day, half, time }: Slot, calendar: Calendar): Date =>
  time === undefined && half !== 'pm' ? calendar.opening(day) : instantAt(day, time ?? '12:00', calendar.zone)
