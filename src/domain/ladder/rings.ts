/** When a clock rings: one instant for each step of its ladder. */
import type { Calendar } from '../calendar/calendar.js'
import type { Given } from '../clocks/due.js'
import { instantAtFraction } from '../clocks/fraction.js'
import type { Policy } from '../policy/schema.js'
import { timeRun } from './pauses.js'
import { afterQuietHours } from './quiet-hours.js'
import { type ClockKind, type LadderStep, ladderSteps, ruleFor } from './steps.js'

/** A clock as it is measured. */
export interface Measured {
  kind: ClockKind
  start: Date
  /** Neither working hours nor quiet hours hold it. */
  urgent: boolean
  /** "HH:mm": agreed with the customer. */
  hour?: string
  given?: Given
}

/**
 * The instants of the ladder's steps, in their order, for a clock started at `start`. A ring in quiet hours waits
 * for their end, and those after it keep their distance, so that nobody's chief is woken together with him; a pause
 * between them is distance too. An `urgent` one knows no quiet hours (R001-039).
 */
export function* ringTimes(
  policy: Policy,
  { kind, start, urgent, hour, given }: Measured,
  calendar: Calendar,
): Generator<Date> {
  const rule = ruleFor(policy, kind, urgent, hour)
  if (!rule) return
  let [delay, before] = [0, start]
  for (const { at } of ladderSteps(policy, kind)) {
    const planned = instantAtFraction(rule, start, calendar, at / 100, given)
    if (!planned) return
    const paused = planned.getTime() - before.getTime() - timeRun(given?.pauses ?? [], before, planned)
    delay = Math.max(0, delay - paused)
    before = planned
    const delayed = new Date(planned.getTime() + delay)
    const ring = urgent ? delayed : afterQuietHours(delayed, policy.quietHours, calendar.zone)
    delay = ring.getTime() - planned.getTime()
    yield ring
  }
}

/** How far a clock has come: `step` counts the steps that have. */
export interface Progress {
  step: number
  dueAt: Date
  breached: boolean
}

/**
 * The steps that are still to come. A clock that is not breached yet, and of whose ladder nothing is left since the
 * policy was changed, rings once more, when it is due.
 */
export function ringsLeft(
  policy: Policy,
  measured: Measured,
  { step, dueAt, breached }: Progress,
  calendar: Calendar,
): (LadderStep & { time: Date })[] {
  const steps = ladderSteps(policy, measured.kind)
  const left = [...ringTimes(policy, measured, calendar)].flatMap((time, index) => {
    const one = steps[index]
    return one && index >= step ? { ...one, time } : []
  })
  if (left.length > 0 || breached) return left
  const time = measured.urgent ? dueAt : afterQuietHours(dueAt, policy.quietHours, calendar.zone)
  return [{ at: 100, who: ['first'], time }]
}
