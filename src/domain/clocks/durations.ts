/** Deadlines that use up a budget of time: `elapsed` and `business`. */
import { instantAt, localDayOf, localTimeOf } from '../calendar/local-day.js'
import { milliseconds } from './duration.js'
import type { Finding, Question } from './question.js'
import type { RuleOf } from './rule.js'
import { type Pace, runningTime, spend } from './running-time.js'
import { movedSteps, pauseSteps, restSteps, type TraceStep } from './trace.js'

/** Real time; with `skip` only that of working days, with `roll` an end on a rest day moves on (R003-032, R004-011). */
export function elapsed(rule: RuleOf<'elapsed'>, question: Question): Finding {
  const found = spendFrom(question, rule.restDays === 'skip' ? 'workingDays' : 'always', rule.for)
  if (rule.restDays !== 'roll' || !found.dueAt) return found

  const { calendar } = question
  const day = localDayOf(found.dueAt, calendar.zone)
  const workingDay = calendar.workingDayFrom(day)
  if (day === workingDay) return found
  const dueAt = instantAt(workingDay, localTimeOf(found.dueAt, calendar.zone), calendar.zone)
  return { dueAt, steps: [...found.steps, ...movedSteps(calendar, day, workingDay)] }
}

/** Working time only (R004-018). */
export function business(rule: RuleOf<'business'>, question: Question): Finding {
  return spendFrom(question, 'workingHours', rule.for)
}

function spendFrom({ calendar, start, startDay, pauses }: Question, pace: Pace, budget: string): Finding {
  const spent = spend(runningTime(pace, calendar, start, pauses), milliseconds(budget))
  const steps: TraceStep[] = [{ key: 'clock.started', values: { at: start.toISOString() } }]
  if (pace === 'workingHours') {
    const counted = spend(runningTime(pace, calendar, start), 0).at
    if (counted && counted > start) steps.push({ key: 'clock.outsideHours', values: { from: counted.toISOString() } })
  }
  steps.push(...pauseSteps(pauses, start, spent.at))
  if (!spent.at) return { dueAt: null, left: { ms: spent.left }, steps }

  // An end at midnight belongs to the day that it ends.
  const dueDay = localDayOf(new Date(spent.at.getTime() - 1), calendar.zone)
  if (pace !== 'always') steps.push(...restSteps(calendar, startDay, dueDay))
  return { dueAt: spent.at, steps }
}
