/** Short words for the tests of clocks: rules as a policy writes them, local times as people read them. */
import { DateTime } from 'luxon'
import { type Calendar, makeCalendar } from '../../../src/domain/calendar/calendar.js'
import { type Due, due, type Given } from '../../../src/domain/clocks/due.js'
import { type Rule, rule } from '../../../src/domain/clocks/rule.js'

export const SHANGHAI = 'Asia/Shanghai'
export const NEW_YORK = 'America/New_York'

/** Monday to Friday 09:00-18:00 with the mainland's holidays. */
export const office = makeCalendar()
/** All week 09:00-18:00. */
export const shop = makeCalendar({ workingWeekdays: [1, 2, 3, 4, 5, 6, 7], publicHolidays: false })
/** Monday to Friday in New York, no Chinese holidays. */
export const abroad = makeCalendar({ zone: NEW_YORK, publicHolidays: false })

/** `2026-03-12 09:00[:00]` in a zone. */
export function at(local: string, zone = SHANGHAI): Date {
  return DateTime.fromSQL(local, { zone }).toJSDate()
}

export function shown(instant: Date | null | undefined, zone = SHANGHAI): string | null {
  return instant ? DateTime.fromJSDate(instant, { zone }).toFormat('yyyy-MM-dd HH:mm:ss') : null
}

export function ruleOf(written: unknown): Rule {
  return rule.parse(written)
}

export function ask(written: unknown, start: string, calendar: Calendar = office, given: Given = {}): Due {
  return due(ruleOf(written), at(start, calendar.zone), calendar, given)
}

/** The due time as the clocks of the calendar's zone show it. */
export function dueOf(written: unknown, start: string, calendar: Calendar = office, given: Given = {}): string | null {
  return shown(ask(written, start, calendar, given).dueAt, calendar.zone)
}

export function pause(from: string, to?: string): { from: Date; to?: Date } {
  return { from: at(from), to: to === undefined ? undefined : at(to) }
}

/** The keys of a trace without `clock.`. */
export function story(answer: Due): string[] {
  return answer.trace.map(({ key }) => key.slice('clock.'.length))
}
