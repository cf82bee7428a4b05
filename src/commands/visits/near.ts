/** A change so near to the visit that the customer must be called at once (R003-019). */
import { type DraftBlock, text } from '../../core/posts/draft.js'
import type { Calendar } from '../../domain/calendar/calendar.js'
import { instantAt } from '../../domain/calendar/local-day.js'
import { openCall } from '../../domain/calls/call.js'
import type { Slot } from '../../domain/visits/slot.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'

const MINUTE = 60_000

/** Opens the call and warns; nothing where there is time enough. @param slots as everybody read it, and as it is now */
export function callIfNear(context: StaffHere, visit: VisitRow, slots: readonly Slot[]): DraftBlock[] {
  const { db, brand, rules, now } = context
  const minutes = rules.policy.visits.noticeMinutes
  const calendar = calendarHere(context)
  const starts = slots.map((slot) => startOf(slot, calendar).getTime())
  if (Math.min(...starts) - now.getTime() >= minutes * MINUTE) return []
  const today = todayHere(context)
  const dueAt = new Date(now.getTime() + rules.policy.visits.callWithin.delay * MINUTE)
  openCall(db, {
    key: `delay:${visit.id}:${today}`,
    brandId: brand.id,
    kind: 'delay',
    customerId: visit.customerId,
    visitId: visit.id,
    ...{ day: today, dueAt, ringAt: dueAt, at: now },
  })
  return [text('planning.near', { notice: { minutes }, customer: visit.customer.name, phone: visit.customer.phone })]
}

/** The first instant at which somebody may stand at the door. */
const startOf = ({ day, half, time }: Slot, calendar: Calendar): Date =>
  time === undefined && half !== 'pm' ? calendar.opening(day) : instantAt(day, time ?? '12:00', calendar.zone)
