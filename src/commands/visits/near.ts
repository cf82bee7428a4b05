/** A change of which the customer must be called: so near to the visit, or to what a text has told already (R003-019). */
import { choices, type DraftBlock, text } from '../../core/posts/draft.js'
import { dropCalls, openCall } from '../../domain/calls/call.js'
import { callersOf } from '../../domain/calls/callers.js'
import { wasToldOf } from '../../domain/sms/told.js'
import { type Slot, startOf } from '../../domain/visits/slot.js'
import { isPublished, type VisitRow } from '../../domain/visits/visit.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import { knowsAlready } from '../calls/late.js'
import type { StaffHere } from '../define.js'
import { typedCode } from './card.js'

const MINUTE = 60_000

/** Opens the call and warns; nothing where there is time enough, or it was agreed on with the customer. @param slots as everybody read it, and as it is now @param why as it was given */
export function callIfNear(context: StaffHere, visit: VisitRow, slots: readonly Slot[], why?: string): DraftBlock[] {
  if (knowsAlready(why)) return []
  const { db, brand, rules, person, now } = context
  const minutes = rules.policy.visits.noticeMinutes
  const calendar = calendarHere(context)
  const today = todayHere(context)
  // Of a day that is over nobody waits at the door any more.
  const ahead = slots.filter(({ day }) => day >= today)
  const starts = ahead.map((slot) => startOf(slot, calendar).getTime())
  const isNear = Math.min(...starts) - now.getTime() < minutes * MINUTE
  // In the schedule it gets another text; out of it the customer would wait.
  const isToldOtherwise = !isPublished(visit) && ahead.some(({ day }) => wasToldOf(db, visit.id, day))
  if (!isNear && !isToldOtherwise) return []
  const dueAt = new Date(now.getTime() + rules.policy.visits.callWithin.delay * MINUTE)
  const [caller] = callersOf(db, brand.id, 'change', today)
  const told = caller?.id === person.id
  // Whoever was told of one change is told of the next.
  dropCalls(db, visit.id, ['change'], now)
  openCall(db, {
    key: `change:${visit.id}:${now.getTime()}`,
    brandId: brand.id,
    kind: 'change',
    customerId: visit.customerId,
    visitId: visit.id,
    ...{ day: today, dueAt, ringAt: dueAt, told, remark: why, at: now },
  })
  const { name: customer, phone } = visit.customer
  const call = { command: 'callback', given: { code: typedCode(visit.code) } }
  return [
    text(isNear ? 'planning.near' : 'planning.toldOtherwise', { notice: { minutes }, customer, phone }),
    // Whoever calls and has changed it is not asked again a minute later.
    ...(told ? [choices([{ label: { key: 'door.button.call' }, does: call }])] : []),
  ]
}
