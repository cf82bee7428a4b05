/** Deadlines that use up a budget of time: `elapsed` and `business`. */
import { instantAt, localDayOf, localTimeOf } from '../calendar/local-day.js'
import { milliseconds } from './duration.js'
import type { Finding, Question } from './question.js'
import type { RuleOf } from './rule.js'
import { type Pace, runningTime, spend, standstillAt } from './running-time.js'
import { movedSteps, pauseSteps, restSteps, type TraceStep } from './trace.js'

/** Real time; with `skip` only that of working days, with `roll` an end on a rest day moves on (R003-032, R004-011). */
export function elapsed(rule: RuleOf<'elapsed'>, question: Question): Finding {
  const found = spendFrom(question, rule.restDays === 'skip' ? 'workingDays' : 'always', rule.for)
  return rule.restDays === 'roll' && found.dueAt ? roll(found.dueAt, found.steps, question) : found
}

/** Moves an end on a rest day to the same local time of the next working day, past a pause that lies there. */
function roll(end: Date, steps: TraceStep[], { calendar, pauses }: Question): Finding {
  const reached = localDayOf(end, calendar.zone)
  let day = calendar.workingDayFrom(reached)
  if (day === reached) return { dueAt: end, steps }
  for (; ; day = calendar.nextWorkingDay(day)) {
    const dueAt = instantAt(day, localTimeOf(end, calendar.zone), calendar.zone)
    const pause = standstillAt(pauses, dueAt)
    if (!pause) return { dueAt, steps: [...steps, ...movedSteps(calendar, reached, day)] }
    if (pause.to === Number.POSITIVE_INFINITY)
      return { dueAt: null, left: { ms: 0 }, steps: [...steps, ...pauseSteps(pauses, end, null)] }
  }
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
