/** When something is due, and why: one question for every kind of deadline. */
import type { Calendar } from '../calendar/calendar.js'
import { type LocalDay, localDayOf } from '../calendar/local-day.js'
import { afterPause } from './after-pause.js'
import { calendarDays, window, workdays } from './day-counts.js'
import { business, elapsed } from './durations.js'
import { dayBeforeAt, daysAhead, leadTime, nextDayAt, onDayAt, retainUntil } from './fixed-days.js'
import { occurrences } from './occurrences.js'
import type { Finding, Left, Question } from './question.js'
import type { RecurringRule, Rule } from './rule.js'
import type { Pause } from './running-time.js'
import { leftStep, movedSteps, type TraceStep } from './trace.js'

export interface Given {
  pauses?: Pause[]
  /** The date that `dayBeforeAt`, `onDayAt` and `daysAhead` mean, and the anchor of `everyNDays`; default: the start's. */
  date?: LocalDay
}

export type Due = { opensAt?: Date; trace: TraceStep[]; provisional: boolean } & (
  | { dueAt: Date; left?: undefined }
  | { dueAt: null; left: Left }
)

/**
 * The due time of a rule whose clock started at `start` (for `leadTime`: of a slot that begins then), with a trace
 * that explains it. While a pause is open there is no due time, only what is left, unless it was reached before.
 * `provisional` is true when it depends on a day for which there is no official data yet.
 */
export function due(rule: Rule, start: Date, calendar: Calendar, given: Given = {}): Due {
  const unknown = new Set<LocalDay>()
  const watched = calendar.watched((day, facts) => facts.provisional && unknown.add(day))
  const startDay = localDayOf(start, calendar.zone)
  const question = { start, startDay, date: given.date ?? startDay, calendar: watched, pauses: given.pauses ?? [] }

  const { steps, ...found } = afterPause(find(rule, question), question)
  const [firstUnknown] = [...unknown].sort()
  const trace = [...steps]
  if (firstUnknown) trace.push({ key: 'clock.provisional', values: { year: firstUnknown.slice(0, 4) } })
  trace.push(found.dueAt ? { key: 'clock.due', values: { at: found.dueAt.toISOString() } } : leftStep(found.left))
  return { ...found, trace, provisional: unknown.size > 0 }
}

function find(rule: Rule, question: Question): Finding {
  switch (rule.kind) {
    case 'elapsed':
      return elapsed(rule, question)
    case 'business':
      return business(rule, question)
    case 'workdays':
      return workdays(rule, question)
    case 'calendarDays':
      return calendarDays(rule, question)
    case 'window':
      return window(rule, question)
    case 'nextDayAt':
      return nextDayAt(rule, question)
    case 'dayBeforeAt':
      return dayBeforeAt(rule, question)
    case 'onDayAt':
      return onDayAt(rule, question)
    case 'leadTime':
      return leadTime(rule, question)
    case 'daysAhead':
      return daysAhead(rule, question)
    case 'retainUntil':
      return retainUntil(rule, question)
    default:
      return firstOccurrence(rule, question)
  }
}

/** A recurring kind is due at its first occurrence after the start. */
function firstOccurrence(rule: RecurringRule, { start, calendar, date }: Question): Finding {
  const { at, day, nominal } = occurrences(rule, start, calendar, date).next().value
  const started: TraceStep = { key: 'clock.started', values: { at: start.toISOString() } }
  return { dueAt: at, steps: [started, ...movedSteps(calendar, nominal, day)] }
}
