/** Deadlines that count days from the start: `workdays`, `calendarDays` and `window`. The start day never counts. */
import { addDays, type LocalDay } from '../calendar/local-day.js'
import { hourOf } from './hour.js'
import type { Finding, Question } from './question.js'
import type { Hour, RuleOf } from './rule.js'
import { standstillAt } from './running-time.js'
import { movedSteps, pauseSteps, restSteps, type TraceStep } from './trace.js'

type RestDays = RuleOf<'calendarDays'>['restDays']

/** The n-th working day after the start (R002-093, R004-028). */
export function workdays(rule: RuleOf<'workdays'>, question: Question): Finding {
  return calendarDays({ ...rule, kind: 'calendarDays', restDays: 'skip' }, question)
}

/** Start date + n; a rest day at the end may roll, rest days in between may not count (R001-041, R003-025). */
export function calendarDays(rule: RuleOf<'calendarDays'>, question: Question): Finding {
  const end = countDays(question, rule.days, rule.at, rule.restDays)
  const steps = [started(question), ...pauseSteps(question.pauses, question.start, end.at)]
  if (!end.at) return { dueAt: null, left: { days: end.left }, steps }
  return { dueAt: end.at, steps: [...steps, ...restStepsOf(question, rule.restDays, end)] }
}

/** From the opening of day a to the closing of day b, each counted and shifted by itself (R004-029). */
export function window(rule: RuleOf<'window'>, question: Question): Finding {
  const opens = countDays(question, rule.from, rule.opensAt, rule.restDays)
  const closes = calendarDays({ ...rule, kind: 'calendarDays', days: rule.to }, question)
  if (!opens.at) return closes
  const step: TraceStep = { key: 'clock.opens', values: { at: opens.at.toISOString() } }
  return { ...closes, opensAt: opens.at, steps: [...closes.steps, step] }
}

type End = { at: Date; day: LocalDay; reached: LocalDay } | { at: null; left: number }

/**
 * Walks the days until n of them have counted. A day counts when the clock is running at its hour, so a pause over
 * that hour takes the day away, and nothing is ever due within a pause. `reached` is the end before it rolled.
 */
function countDays({ calendar, start, startDay, pauses }: Question, n: number, at: Hour, restDays: RestDays): End {
  let left = n
  let reached = startDay
  for (let day = startDay; ; day = addDays(day, 1)) {
    const moment = hourOf(calendar, day, at, start)
    const pause = standstillAt(pauses, moment)
    if (pause?.to === Number.POSITIVE_INFINITY) return { at: null, left }
    if (pause) continue
    if (left > 0 && day > startDay && (restDays !== 'skip' || calendar.isWorkingDay(day))) {
      left -= 1
      reached = day
    }
    if (left === 0 && (restDays === 'none' || calendar.isWorkingDay(day))) return { at: moment, day, reached }
  }
}

function restStepsOf({ calendar, startDay }: Question, restDays: RestDays, end: { day: LocalDay; reached: LocalDay }) {
  if (restDays === 'skip') return restSteps(calendar, addDays(startDay, 1), end.day)
  return restDays === 'roll' ? movedSteps(calendar, end.reached, end.day) : []
}

function started({ start }: Question): TraceStep {
  return { key: 'clock.started', values: { at: start.toISOString() } }
}
