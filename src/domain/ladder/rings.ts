/** When a clock rings: one instant for each step of its ladder. */
import type { Calendar } from '../calendar/calendar.js'
import { instantAtFraction } from '../clocks/fraction.js'
import type { Policy } from '../policy/schema.js'
import { afterQuietHours } from './quiet-hours.js'
import { acknowledgementRule, ladderSteps } from './steps.js'

/**
 * The instants of `ladderSteps(policy)`, in their order, for a clock started at `start`. A ring in quiet hours waits
 * for their end, and those after it keep their distance, so that nobody's chief is woken together with him. In a
 * crisis (`urgent`) there are no quiet hours (R001-039).
 */
export function* ringTimes(policy: Policy, start: Date, calendar: Calendar, urgent: boolean): Generator<Date> {
  const rule = acknowledgementRule(policy)
  let delay = 0
  for (const { at } of ladderSteps(policy)) {
    const planned = instantAtFraction(rule, start, calendar, at / 100)
    if (!planned) return
    const delayed = new Date(planned.getTime() + delay)
    const ring = urgent ? delayed : afterQuietHours(delayed, policy.quietHours, calendar.zone)
    delay = ring.getTime() - planned.getTime()
    yield ring
  }
}
