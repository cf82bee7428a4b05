/** The kinds that come again and again: `dailyAt`, `everyNDays` and `monthlyBy`. */
import type { Calendar } from '../calendar/calendar.js'
import { addDays, dayOfMonth, type LocalDay, localDayOf, monthAfter } from '../calendar/local-day.js'
import { hourOf } from './hour.js'
import type { RecurringRule, RuleOf } from './rule.js'

export interface Occurrence {
  at: Date
  /** The local day it falls on, and the one it would have fallen on had it not moved from a rest day. */
  day: LocalDay
  nominal: LocalDay
}

type Candidate = Omit<Occurrence, 'at'>

/** The occurrences strictly after an instant, without end; equal instants come once. `anchor` is for `everyNDays`. */
export function* occurrences(
  rule: RecurringRule,
  after: Date,
  calendar: Calendar,
  anchor: LocalDay = localDayOf(after, calendar.zone),
): Generator<Occurrence, never> {
  let last = after
  // A day early, for a time of day that a gap of the clocks moves past midnight.
  const first = addDays(localDayOf(after, calendar.zone), -1)
  const days = candidates(rule, first, calendar, anchor)
  for (;;) {
    const { day, nominal } = days.next().value
    const at = hourOf(calendar, day, rule.at, after)
    if (at <= last) continue
    yield { at, day, nominal }
    last = at
  }
}

/** The occurrences after one instant and up to another, e.g. those missed since the last one really posted. */
export function occurrencesBetween(
  rule: RecurringRule,
  after: Date,
  until: Date,
  calendar: Calendar,
  anchor?: LocalDay,
): Occurrence[] {
  const found: Occurrence[] = []
  for (const occurrence of occurrences(rule, after, calendar, anchor)) {
    if (occurrence.at > until) break
    found.push(occurrence)
  }
  return found
}

function candidates(
  rule: RecurringRule,
  first: LocalDay,
  calendar: Calendar,
  anchor: LocalDay,
): Generator<Candidate, never> {
  if (rule.kind === 'dailyAt') return daily(rule, first, calendar)
  return rule.kind === 'everyNDays' ? everyNDays(rule, first, calendar, anchor) : monthly(rule, first, calendar)
}

/** R003-013 to R003-018 */
function* daily(rule: RuleOf<'dailyAt'>, first: LocalDay, calendar: Calendar): Generator<Candidate, never> {
  for (let day = first; ; day = addDays(day, 1))
    if (!rule.workingDays || calendar.isWorkingDay(day)) yield { day, nominal: day }
}

/** A rest day moves its own occurrence on, never the rhythm (R000-006, R000-011). */
function* everyNDays(
  rule: RuleOf<'everyNDays'>,
  first: LocalDay,
  calendar: Calendar,
  anchor: LocalDay,
): Generator<Candidate, never> {
  const passed = Math.floor((Date.parse(first) - Date.parse(anchor)) / 86_400_000 / rule.days)
  for (let k = Math.max(1, passed); ; k++) {
    const nominal = addDays(anchor, rule.days * k)
    yield { day: calendar.workingDayFrom(nominal), nominal }
  }
}

/** R002-060, R003-026 */
function* monthly(rule: RuleOf<'monthlyBy'>, first: LocalDay, calendar: Calendar): Generator<Candidate, never> {
  for (let month = first.slice(0, 7); ; month = monthAfter(month)) {
    if (typeof rule.day === 'string') {
      const day =
        rule.day === 'firstWorking'
          ? calendar.workingDayFrom(`${month}-01`)
          : calendar.workingDayFrom(dayOfMonth(month, 31), -1)
      yield { day, nominal: day }
    } else {
      const nominal = dayOfMonth(month, rule.day)
      yield { day: rule.restDays === 'rollBack' ? calendar.workingDayFrom(nominal, -1) : nominal, nominal }
    }
  }
}
