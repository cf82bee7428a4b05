/** Deadlines at a fixed place relative to the start or to a date. They know no budget: a pause moves only what would be due within it. */
import { addDays, addYears, instantAt, type LocalDay, localTimeOf } from '../calendar/local-day.js'
import { milliseconds } from './duration.js'
import { hourOf } from './hour.js'
import type { Finding, Question } from './question.js'
import type { Hour, RuleOf } from './rule.js'
import { movedSteps, restSteps, type TraceStep } from './trace.js'

/** R003-023 */
export function nextDayAt(rule: RuleOf<'nextDayAt'>, question: Question): Finding {
  const { calendar, start, startDay } = question
  const tomorrow = addDays(startDay, 1)
  const day = rule.workingDays ? calendar.workingDayFrom(tomorrow) : tomorrow
  const steps: TraceStep[] = [{ key: 'clock.started', values: { at: start.toISOString() } }]
  const rests = rule.workingDays ? restSteps(calendar, tomorrow, day) : []
  return { dueAt: hourOf(calendar, day, rule.at, start), steps: [...steps, ...rests] }
}

/** R003-012, R003-021 */
export function dayBeforeAt(rule: RuleOf<'dayBeforeAt'>, question: Question): Finding {
  const { calendar, date } = question
  const eve = addDays(date, -1)
  const day = rule.workingDays ? calendar.workingDayFrom(eve, -1) : eve
  return onDate(question, day, rule.at, rule.workingDays ? restSteps(calendar, day, eve) : [])
}

/** R000-005 */
export function onDayAt(rule: RuleOf<'onDayAt'>, question: Question): Finding {
  return onDate(question, question.date, rule.at, [])
}

/** Before a slot that begins at the start; with `longest` a window before it (R003-017, R003-019). */
export function leadTime(rule: RuleOf<'leadTime'>, { start }: Question): Finding {
  const before = (duration: string) => new Date(start.getTime() - milliseconds(duration))
  const steps: TraceStep[] = [{ key: 'clock.slot', values: { at: start.toISOString() } }]
  const dueAt = before(rule.for)
  if (!rule.longest) return { dueAt, steps }
  const opensAt = before(rule.longest)
  return { dueAt, opensAt, steps: [...steps, { key: 'clock.opens', values: { at: opensAt.toISOString() } }] }
}

/** The last moment at which a date is still n days away (R003-009, R002-101). */
export function daysAhead(rule: RuleOf<'daysAhead'>, question: Question): Finding {
  const { calendar, date } = question
  if (rule.workingDays) {
    const day = calendar.addWorkingDays(date, -rule.days)
    return onDate(question, day, 'closing', restSteps(calendar, day, addDays(date, -1)))
  }
  const latest = addDays(date, -rule.days)
  const day = calendar.workingDayFrom(latest, -1)
  return onDate(question, day, 'closing', movedSteps(calendar, latest, day))
}

/** The same local time, years later (R002-046). */
export function retainUntil(rule: RuleOf<'retainUntil'>, { calendar, start, startDay }: Question): Finding {
  const dueAt = instantAt(addYears(startDay, rule.years), localTimeOf(start, calendar.zone), calendar.zone)
  return { dueAt, steps: [{ key: 'clock.started', values: { at: start.toISOString() } }] }
}

function onDate({ calendar, start, date }: Question, day: LocalDay, at: Hour, steps: TraceStep[]): Finding {
  return {
    dueAt: hourOf(calendar, day, at, start),
    steps: [{ key: 'clock.date', values: { day: date } }, ...steps],
  }
}
