/** A service visit on the very day: whoever looks after service calls the customer before it is over (R003-030). */
import { type Draft, type DraftBlock, text } from '../../core/posts/draft.js'
import { openCall } from '../../domain/calls/call.js'
import { callersOf } from '../../domain/calls/callers.js'
import { listOf } from '../../domain/calls/list.js'
import { due } from '../../domain/clocks/due.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import { listEdit } from '../calls/list-post.js'
import type { StaffHere } from '../define.js'

const PLANNED: readonly string[] = ['booked', 'moved', 'takenUp']

/** Opens the call and says until when; nothing of another day. @param what happened to it */
export function callToday(context: StaffHere, what: string, visit: VisitRow): DraftBlock[] {
  const { db, brand, rules, person, now } = context
  const rule = rules.policy.visits.today
  const day = todayHere(context)
  if (!rule || visit.kind !== 'service' || visit.day !== day || !PLANNED.includes(what)) return []
  const { dueAt } = due(rule, now, calendarHere(context))
  if (dueAt === null) return []
  const { id: visitId, customerId } = visit
  openCall(db, {
    ...{ key: `today:${visitId}:${day}`, brandId: brand.id, kind: 'today', customerId, visitId },
    ...{ day, dueAt, ringAt: dueAt, at: now },
    told: callersOf(db, brand.id, 'today', day)[0]?.id === person.id,
  })
  return [text('calls.today', { due: { instant: dueAt } })]
}

/** The list as it is after something happened to this visit. */
export const todayListEdit = (context: StaffHere, { kind }: VisitRow): Draft[] =>
  kind === 'service' ? listEdit(context, listOf(context.db, context.brand.id, 'today', todayHere(context))) : []
