/** When a clock runs: stretches of real time, made lazily, without its pauses, and the measuring of them. */
import type { Calendar, Period } from '../calendar/calendar.js'
import { addDays, instantAt, type LocalDay, localDayOf } from '../calendar/local-day.js'

/** Time during which a clock stands still, `to` not included; open while `to` is missing. */
export interface Pause {
  from: Date
  to?: Date | null
}

/** Milliseconds since 1970, `to` not included. */
export interface Span {
  from: number
  to: number
}

/** All time, the full 24 hours of working days, or working hours only. */
export type Pace = 'always' | 'workingDays' | 'workingHours'

/** The spans in which a clock of this pace runs, from `start` on, without end unless a pause is open. */
export function runningTime(pace: Pace, calendar: Calendar, start: Date, pauses: Pause[] = []): Generator<Span> {
  return withoutPauses(notBefore(start.getTime(), spansOf(pace, calendar, start)), pauses)
}

function* spansOf(pace: Pace, calendar: Calendar, start: Date): Generator<Span> {
  if (pace === 'always') return yield { from: start.getTime(), to: Number.POSITIVE_INFINITY }
  for (let day = localDayOf(start, calendar.zone); ; day = addDays(day, 1)) {
    const periods = pace === 'workingHours' ? calendar.workingPeriods(day) : wholeWorkingDay(calendar, day)
    for (const { from, to } of periods) yield { from: from.getTime(), to: to.getTime() }
  }
}

function wholeWorkingDay(calendar: Calendar, day: LocalDay): Period[] {
  if (!calendar.isWorkingDay(day)) return []
  return [{ from: instantAt(day, '00:00', calendar.zone), to: instantAt(day, '24:00', calendar.zone) }]
}

function* notBefore(start: number, spans: Iterable<Span>): Generator<Span> {
  for (const span of spans) if (span.to > start) yield { from: Math.max(span.from, start), to: span.to }
}

function* withoutPauses(spans: Iterable<Span>, pauses: Pause[]): Generator<Span> {
  const still = standstills(pauses)
  for (const span of spans) {
    let at = span.from
    for (const pause of still) {
      if (pause.from >= span.to || pause.to <= at) continue
      if (pause.from > at) yield { from: at, to: pause.from }
      at = pause.to
    }
    if (at === Number.POSITIVE_INFINITY) return
    if (at < span.to) yield { from: at, to: span.to }
  }
}

/** The pauses in order, overlapping and adjoining ones as one; an open one ends never. */
export function standstills(pauses: Pause[]): Span[] {
  const merged: Span[] = []
  for (const pause of pauses.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    const span = { from: pause.from.getTime(), to: pause.to?.getTime() ?? Number.POSITIVE_INFINITY }
    const last = merged.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else merged.push(span)
  }
  return merged
}

/** The standstill within which an instant lies; its own first and last instant still belong to the running clock. */
export function standstillAt(pauses: Pause[], instant: Date): Span | undefined {
  return standstills(pauses).find(({ from, to }) => from < instant.getTime() && instant.getTime() < to)
}

/** The first instant at which `budget` ms have run: at the end of a span rather than at the next beginning. */
export function spend(spans: Iterable<Span>, budget: number): { at: Date } | { at: null; left: number } {
  let left = budget
  for (const { from, to } of spans) {
    if (left <= to - from) return { at: new Date(from + left) }
    left -= to - from
  }
  return { at: null, left }
}

/** Milliseconds that have run before `until`. */
export function measure(spans: Iterable<Span>, until: Date): number {
  const end = until.getTime()
  let total = 0
  for (const { from, to } of spans) {
    if (from >= end) break
    total += Math.min(to, end) - from
  }
  return total
}
