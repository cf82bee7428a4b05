/** The due time of every kind of deadline counted on one's fingers: second by second, day by day, without the program. */
import type { Rule } from '../../../../src/domain/clocks/rule.js'
import { atLocal, dayAfter, isWorkday, localOf, type Pace } from '../slow-counter.js'
import type { CountedPlace } from './places.js'

/** Seconds since 1970. */
export type Second = number

export interface Still {
  from: Second
  /** Open while missing. */
  to?: Second
}

export interface Asked {
  place: CountedPlace
  start: Second
  pauses: Still[]
  /** The date that the rule means; the start's when there is none. */
  date?: string
}

/** `due` is null while an open pause holds the clock; then seconds or days are left. */
export interface Counted {
  due: Second | null
  opens?: Second
  left?: { seconds: number } | { days: number }
}

export function count(rule: Rule, asked: Asked): Counted {
  switch (rule.kind) {
    case 'elapsed': {
      const spent = spend(asked, rule.restDays === 'skip' ? 'workingDays' : 'always', secondsOf(rule.for))
      return rule.restDays === 'roll' ? rolled(asked, spent) : spent
    }
    case 'business':
      return spend(asked, 'workingHours', secondsOf(rule.for))
    case 'workdays':
      return countDays(asked, rule.days, 'skip', rule.at)
    case 'calendarDays':
      return countDays(asked, rule.days, rule.restDays, rule.at)
    case 'window': {
      const opens = countDays(asked, rule.from, rule.restDays, rule.opensAt).due
      const closes = countDays(asked, rule.to, rule.restDays, rule.at)
      return opens === null ? closes : { ...closes, opens }
    }
    case 'leadTime': {
      const opens = rule.longest && asked.start - secondsOf(rule.longest)
      return { due: asked.start - secondsOf(rule.for), ...(opens && { opens }) }
    }
    default:
      return behindPause(asked, nominal(rule, asked))
  }
}

type DayRule = Exclude<Rule, { kind: 'elapsed' | 'business' | 'workdays' | 'calendarDays' | 'window' | 'leadTime' }>

/** What knows no budget, as if there were no pauses. */
function nominal(rule: DayRule, asked: Asked): Second {
  const { place, start } = asked
  const today = dayOf(place, start)
  const date = asked.date ?? today
  switch (rule.kind) {
    case 'nextDayAt':
      return hourOn(asked, rule.workingDays ? workday(place, dayAfter(today), 1) : dayAfter(today), rule.at)
    case 'dayBeforeAt':
      return hourOn(asked, rule.workingDays ? workday(place, dayAfter(date, -1), -1) : dayAfter(date, -1), rule.at)
    case 'onDayAt':
      return hourOn(asked, date, rule.at)
    case 'daysAhead': {
      let day = date
      if (rule.workingDays) for (let n = 0; n < rule.days; n++) day = workday(place, dayAfter(day, -1), -1)
      else day = workday(place, dayAfter(date, -rule.days), -1)
      return hourOn(asked, day, 'closing')
    }
    case 'retainUntil': {
      const [year, month, day] = today.split('-')
      return hourOn(asked, lastDayUpTo(`${Number(year) + rule.years}-${month}`, Number(day)), 'sameTime')
    }
    default: {
      const later = recurringDays(rule, place, today, date).map((day) => hourOn(asked, day, rule.at))
      return Math.min(...later.filter((second) => second > start))
    }
  }
}

/** Days enough for the first occurrence after the start to be among them. */
function recurringDays(
  rule: Extract<Rule, { kind: 'dailyAt' | 'everyNDays' | 'monthlyBy' }>,
  place: CountedPlace,
  today: string,
  anchor: string,
): string[] {
  const around = Array.from({ length: 100 }, (_, n) => dayAfter(today, n - 35))
  if (rule.kind === 'dailyAt') return around.filter((day) => !rule.workingDays || isWorkday(place, day))
  if (rule.kind === 'everyNDays')
    return Array.from({ length: 100 }, (_, k) => workday(place, dayAfter(anchor, (k + 1) * rule.days), 1))
  return [...new Set(around.map((day) => day.slice(0, 7)))].map((month) => {
    if (rule.day === 'firstWorking') return workday(place, `${month}-01`, 1)
    if (rule.day === 'lastWorking') return workday(place, lastDayUpTo(month, 31), -1)
    const day = lastDayUpTo(month, rule.day)
    return rule.restDays === 'none' ? day : workday(place, day, -1)
  })
}

/** Ticks the seconds off that run. Places open and close on the full minute: one look a minute is enough. */
function spend({ place, start, pauses }: Asked, pace: Pace, budget: number): Counted {
  let second = start
  let minute = Number.NaN
  let runs = false
  for (let left = budget; left > 0; second++) {
    if (pauses.some(({ from, to }) => to === undefined && from <= second)) return { due: null, left: { seconds: left } }
    if (minute !== Math.floor(second / 60)) {
      minute = Math.floor(second / 60)
      runs = runsIn(place, pace, minute)
    }
    if (runs && !standsStill(pauses, second)) left -= 1
  }
  return { due: second }
}

function runsIn(place: CountedPlace, pace: Pace, since1970: number): boolean {
  if (pace === 'always') return true
  const { day, minute } = localOf(place, since1970)
  if (!isWorkday(place, day)) return false
  return pace === 'workingDays' || hoursOf(place, day).some(([from, to]) => from <= minute && minute < to)
}

/** An end on a rest day goes to the same local time of the next working day that no pause covers. */
function rolled(asked: Asked, spent: Counted): Counted {
  if (spent.due === null || isWorkday(asked.place, dayOf(asked.place, spent.due))) return spent
  const due = sameTimeLater(asked, spent.due)
  return due === null ? { due, left: { seconds: 0 } } : { due }
}

/** Days are ticked off one by one; a day at whose hour the clock stands still is not ticked off. */
function countDays(asked: Asked, days: number, restDays: 'none' | 'roll' | 'skip', at: string): Counted {
  const { place, start, pauses } = asked
  const today = dayOf(place, start)
  let left = days
  for (let day = today; ; day = dayAfter(day)) {
    const second = hourOn(asked, day, at)
    if (pauses.some(({ from, to }) => to === undefined && from < second)) return { due: null, left: { days: left } }
    if (isWithin(pauses, second)) continue
    const works = isWorkday(place, day)
    if (day > today && left > 0 && (works || restDays !== 'skip')) left -= 1
    if (left === 0 && (works || restDays === 'none')) return { due: second }
  }
}

/** Nothing is due within a pause: it goes to the first working day on which its time lies outside. */
function behindPause(asked: Asked, second: Second): Counted {
  if (!isWithin(asked.pauses, second)) return { due: second }
  const due = sameTimeLater(asked, second)
  if (due !== null) return { due }
  let since = second
  while (standsStill(asked.pauses, since - 1)) since -= 1
  return { due, left: { seconds: second - since } }
}

function sameTimeLater({ place, pauses }: Asked, second: Second): Second | null {
  for (let day = dayOf(place, second); ; ) {
    day = workday(place, dayAfter(day), 1)
    const later = hourOn({ place, start: second }, day, 'sameTime')
    if (pauses.some(({ from, to }) => to === undefined && from < later)) return null
    if (!isWithin(pauses, later)) return later
  }
}

const standsStill = (pauses: Still[], second: Second): boolean =>
  pauses.some(({ from, to = Number.POSITIVE_INFINITY }) => from <= second && second < to)

/** Standing still right before and from then on: the two ends of a pause are not within it. */
const isWithin = (pauses: Still[], second: Second): boolean =>
  standsStill(pauses, second - 1) && standsStill(pauses, second)

function hourOn({ place, start }: Pick<Asked, 'place' | 'start'>, day: string, at: string): Second {
  const hours = hoursOf(place, day)
  if (at === 'opening') return atLocal(place, day, hours[0]?.[0] ?? Number.NaN) * 60
  if (at === 'closing') return atLocal(place, day, hours.at(-1)?.[1] ?? Number.NaN) * 60
  const sameTime = () => atLocal(place, day, localOf(place, Math.floor(start / 60)).minute) * 60 + (start % 60)
  return at === 'sameTime' ? sameTime() : atLocal(place, day, secondsOf(`${at.replace(':', 'h')}m`) / 60) * 60
}

function workday(place: CountedPlace, from: string, step: number): string {
  let day = from
  while (!isWorkday(place, day)) day = dayAfter(day, step)
  return day
}

const hoursOf = ({ hours, makeUpHours = hours, works = [] }: CountedPlace, day: string) =>
  works.includes(day) ? makeUpHours : hours

const dayOf = (place: CountedPlace, second: Second): string => localOf(place, Math.floor(second / 60)).day

/** The day of the month, or the last before it that exists. */
function lastDayUpTo(month: string, number: number): string {
  const day = dayAfter(`${month}-01`, number - 1)
  return day.startsWith(month) ? day : lastDayUpTo(month, number - 1)
}

/** "1d2h", "30m", "14m30s" */
export function secondsOf(text: string): number {
  const worth: Record<string, number> = { d: 86_400, h: 3600, m: 60, s: 1 }
  const parts = [...text.matchAll(/(\d+)([dhms])/g)]
  return parts.reduce((sum, [, number, unit = '']) => sum + Number(number) * (worth[unit] ?? Number.NaN), 0)
}
