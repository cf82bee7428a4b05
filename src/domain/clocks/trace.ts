/** How a due time came about, as data: each step is a key of prompts/<locale>/clock.yml and the values it names. */
import type { Calendar, Rest } from '../calendar/calendar.js'
import { addDays, type LocalDay } from '../calendar/local-day.js'
import { type Pause, standstills } from './running-time.js'

/** Instants are ISO text in UTC, days `yyyy-MM-dd`, so that a trace can be stored as JSON. */
export interface TraceStep {
  key: `clock.${string}`
  values: Record<string, string | number>
}

/** One step for each run of rest days with one reason, from `first` to `last`, both included. */
export function restSteps(calendar: Calendar, first: LocalDay, last: LocalDay): TraceStep[] {
  const steps: TraceStep[] = []
  for (let day = first, before: string | null = null; day <= last; day = addDays(day, 1)) {
    const { rest } = calendar.look(day)
    const reason = rest && JSON.stringify(rest)
    const run = steps.at(-1)
    if (rest && reason !== before) steps.push(restStep(rest, day))
    else if (rest && run) run.values = { ...run.values, to: day, days: Number(run.values.days) + 1 }
    before = reason
  }
  return steps
}

function restStep(rest: Rest, day: LocalDay): TraceStep {
  const run = { from: day, to: day, days: 1 }
  if (rest.kind === 'holiday') return { key: 'clock.holiday', values: { ...run, holiday: rest.holiday } }
  return { key: rest.kind === 'weekly' ? 'clock.weeklyRest' : 'clock.ownRest', values: run }
}

/** The pauses that lie between start and due, overlapping ones as one. */
export function pauseSteps(pauses: Pause[], start: Date, due: Date | null): TraceStep[] {
  const end = due?.getTime() ?? Number.POSITIVE_INFINITY
  return standstills(pauses)
    .filter(({ from, to }) => to > start.getTime() && from < end)
    .map(({ from, to }): TraceStep => {
      const since = new Date(from).toISOString()
      if (to === Number.POSITIVE_INFINITY) return { key: 'clock.pausedSince', values: { from: since } }
      return { key: 'clock.paused', values: { from: since, to: new Date(to).toISOString() } }
    })
}

/** The move of an end from a rest day to a working day, after the reasons for it; nothing when it did not move. */
export function movedSteps(calendar: Calendar, from: LocalDay, to: LocalDay): TraceStep[] {
  if (from === to) return []
  return from < to
    ? [...restSteps(calendar, from, to), { key: 'clock.rolled', values: { from, to } }]
    : [...restSteps(calendar, to, from), { key: 'clock.rolledBack', values: { from, to } }]
}

/** What is left while a clock stands still, minutes rounded up. */
export function leftStep(left: { ms: number } | { days: number }): TraceStep {
  if ('days' in left) return { key: 'clock.daysLeft', values: { days: left.days } }
  const minutes = Math.ceil(left.ms / 60_000)
  return { key: 'clock.timeLeft', values: { hours: Math.floor(minutes / 60), minutes: minutes % 60 } }
}
