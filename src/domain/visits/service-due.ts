/** Service calls after which nobody was at the door within the time of the policy (R003-032). */
import type { Db } from '../../store/store.js'
import type { Calendar } from '../calendar/calendar.js'
import { due } from '../clocks/due.js'
import type { Policy } from '../policy/schema.js'
import { record } from '../timeline.js'
import { type ListedVisit, waitingServiceCalls } from './listed.js'

/** Those that have become late since they were last asked for; each is told of once. */
export function newlyLate(db: Db, policy: Policy, brandId: number, calendar: Calendar, now: Date): ListedVisit[] {
  const rule = policy.visits.serviceWithin
  if (!rule) return []
  const late = waitingServiceCalls(db, brandId).filter(({ createdAt }) => {
    const { dueAt } = due(rule, createdAt, calendar)
    return dueAt !== null && dueAt <= now
  })
  for (const { id } of late) record(db, { visitId: id, what: 'timeline-planning.late', at: now })
  return late
}
