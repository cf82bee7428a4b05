/** When a share of a clock is used up: reminders at 50 %, 100 % and 150 % of it. */
import type { Calendar } from '../calendar/calendar.js'
import { due, type Given } from './due.js'
import type { Rule } from './rule.js'
import { measure, type Pace, type Pause, runningTime, spend } from './running-time.js'

/** The time in which a kind of clock runs. */
function paceOf(rule: Rule): Pace {
  if (rule.kind === 'business') return 'workingHours'
  const skips = rule.kind === 'workdays' || ('restDays' in rule && rule.restDays === 'skip')
  return skips ? 'workingDays' : 'always'
}

/** Milliseconds that a clock has used up by `now`, in its own running time. */
export const timeUsed = (rule: Rule, start: Date, now: Date, calendar: Calendar, pauses: Pause[]): number =>
  measure(runningTime(paceOf(rule), calendar, start, pauses), now)

/**
 * The instant at which `fraction` of the clock is used up, measured in its own running time: working hours for
 * `business`, working days for `workdays` and `skip`, else real time, always without the pauses. 1 is the due time;
 * more than 1 goes on in the same time after it. Null while an open pause holds the clock.
 */
export function instantAtFraction(
  rule: Rule,
  start: Date,
  calendar: Calendar,
  fraction: number,
  given: Given = {},
): Date | null {
  const { dueAt } = due(rule, start, calendar, given)
  if (!dueAt || fraction === 1 || dueAt <= start) return dueAt
  const clock = () => runningTime(paceOf(rule), calendar, start, given.pauses)
  return spend(clock(), Math.round(measure(clock(), dueAt) * fraction)).at
}
