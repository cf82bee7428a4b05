/** Every way in which we read a day ourselves, the clearest first: tomorrow, next Wednesday, Nov 23, 12/1, end of month. */
import { DateTime } from 'luxon'
import type { Lexicon } from '../words/lexicon.js'
import { WORD_START } from '../words/line.js'
import { numberSource, toNumber } from './number.js'
import { lookUp, meaning, oneOf, perLexicon } from './pattern.js'
import { type Half, halfSource } from './time-of-day.js'

/** A day and, when the same word says it, its half. `impossible`: clearly a date, but there is no such day. */
type DayFound = { day: DateTime; half?: Half } | 'impossible'

type Groups = Record<string, string | undefined>

interface Form {
  pattern: RegExp
  /** Undefined when it was no date after all. */
  resolve(groups: Groups, today: DateTime): DayFound | undefined
}

/** A date without a year that is past for no longer than this is meant as past. */
const STILL_PAST_DAYS = 14

/** The first form that fits, with the place where it stands. */
export function findDay(text: string, today: DateTime, lexicon: Lexicon) {
  for (const { pattern, resolve } of forms(lexicon)) {
    const match = pattern.exec(text)
    const found = match && resolve(match.groups as Groups, today)
    if (found) return withWeekday({ found, start: match.index, end: match.index + match[0].length }, text, lexicon)
  }
  return undefined
}

interface Place {
  found: DayFound
  start: number
  end: number
}

/** The weekday that stands beside a date belongs to it: before it, behind it or in brackets, where another is impossible. */
function withWeekday({ found, start, end }: Place, text: string, lexicon: Lexicon): Place {
  if (found === 'impossible') return { found, start, end }
  const { before, behind } = besideDate(lexicon)
  const isThat = (word: string) => Number(lookUp(lexicon.weekdays, word)) === found.day.weekday
  const [first, ahead] = before.exec(text.slice(0, start)) ?? []
  const from = first && isThat(ahead as string) ? start - first.length : start
  behind.lastIndex = end
  const [all = '', inBrackets, bare = ''] = behind.exec(text) ?? []
  if (inBrackets && !isThat(inBrackets)) return { found: 'impossible', start: from, end: end + all.length }
  return { found, start: from, end: inBrackets || isThat(bare) ? end + all.length : end }
}

const besideDate = perLexicon((lexicon) => {
  const weekday = `(${oneOf(lexicon.weekdays.keys())})`
  return {
    before: new RegExp(`${weekday}[\\s,\\uFF0C]*$`, 'iu'),
    behind: new RegExp(`\\s*(?:[(\\uFF08]\\s*${weekday}\\s*[)\\uFF09]|${weekday}${endOfDate(lexicon)})`, 'iuy'),
  }
})

const forms = perLexicon((lexicon): Form[] => [
  ...calendarForms(lexicon),
  ...relativeForms(lexicon),
  ...bareForms(lexicon),
])

/** Dates that name their month and day. */
function calendarForms(lexicon: Lexicon): Form[] {
  const unit = (id: string) => oneOf(meaning(lexicon.units, id))
  const number = numberSource(lexicon)
  const end = endOfDate(lexicon)
  const dayUnit = `(?:\\s*${unit('day')}|${end})`
  const of = (id: string | undefined) => (id === undefined ? Number.NaN : toNumber(id, lexicon))
  const withYear = ({ y, m, d }: Groups) => exactly(Number(y), of(m), of(d))
  const withoutYear = ({ m, d }: Groups, today: DateTime) => nextDate(today, of(m), of(d))
  const monthName = oneOf(lexicon.monthNames.keys())
  const ordinal = `(?:${oneOf(meaning(lexicon.units, 'ordinal')).replaceAll('(?<![A-Za-z])', '')})?`
  const named = ({ name = '', y, d }: Groups, today: DateTime) => {
    const month = Number(lookUp(lexicon.monthNames, name))
    return y ? exactly(Number(y), month, of(d)) : nextDate(today, month, of(d))
  }
  return [
    form(
      `(?<![\\w-])(?<y>20\\d{2})\\s*(?:[-/.\\uFF0F]|${unit('year')})\\s*(?<m>${number})\\s*(?:[-/.\\uFF0F]|${unit('month')})\\s*(?<d>${number})(?:\\s*${unit('day')})?(?!\\d)`,
      withYear,
    ),
    form(`(?<![\\w-])(?<y>20[2-9]\\d)(?<m>0[1-9]|1[0-2])(?<d>[0-3]\\d)(?![\\w-])`, withYear),
    form(`(?<!\\d)(?<m>${number})\\s*${unit('month')}\\s*(?<d>${number})${dayUnit}`, withoutYear),
    form(`(?<name>${monthName})\\.?\\s*(?<d>\\d{1,2})${ordinal}(?![\\d:])(?:,?\\s+(?<y>20\\d{2})(?!\\d))?`, named),
    form(
      `(?<![\\w-])(?<d>\\d{1,2})${ordinal}\\s+(?:of\\s+)?(?<name>${monthName})(?:,?\\s+(?<y>20\\d{2})(?!\\d))?`,
      named,
    ),
  ]
}

/** Days counted from today. */
function relativeForms(lexicon: Lexicon): Form[] {
  const { days, dayHalves, weeks, weekdays, months, monthEnds, later, units } = lexicon
  const number = numberSource(lexicon)
  const dayUnit = oneOf(meaning(units, 'day'))
  return [
    form(`(?<word>${oneOf(dayHalves.keys())})`, ({ word = '' }, today) => {
      const [ahead, half] = (lookUp(dayHalves, word) as string).split(' ')
      return { day: today.plus({ days: Number(ahead) }), half: half as Half }
    }),
    form(`(?<word>${oneOf(days.keys())})`, ({ word = '' }, today) => ({
      day: today.plus({ days: Number(lookUp(days, word)) }),
    })),
    form(
      `(?<week>${oneOf(weeks.keys())})\\s*(?<weekday>${oneOf(weekdays.keys())})`,
      ({ week = '', weekday = '' }, today) => ({
        day: today
          .startOf('week')
          .plus({ weeks: Number(lookUp(weeks, week)), days: Number(lookUp(weekdays, weekday)) - 1 }),
      }),
    ),
    form(`(?<month>${oneOf(months.keys())})\\s*(?<d>${number})\\s*${dayUnit}`, ({ month = '', d = '' }, today) => {
      const that = today.plus({ months: Number(lookUp(months, month)) })
      return exactly(that.year, that.month, toNumber(d, lexicon))
    }),
    form(`(?<word>${oneOf(monthEnds.keys())})`, ({ word = '' }, today) => ({
      day: today
        .plus({ months: Number(lookUp(monthEnds, word)) })
        .endOf('month')
        .startOf('day'),
    })),
    form(`(?<!\\d)(?<n>${number})\\s*(?<unit>${oneOf(later.keys())})`, ({ n = '', unit = '' }, today) => {
      const days = toNumber(n, lexicon) * Number(lookUp(later, unit))
      return Number.isNaN(days) ? undefined : { day: today.plus({ days }) }
    }),
  ]
}

/** What is a date only when it stands as a word of its own: 12/1, Friday, 25th. */
function bareForms(lexicon: Lexicon): Form[] {
  const { weekdays, units } = lexicon
  const end = endOfDate(lexicon)
  const dayUnit = oneOf(meaning(units, 'day'))
  /** As likely a room or a measure: only where there is such a day. */
  const perhaps = ({ m, d }: Groups, today: DateTime) => {
    const date = nextDate(today, Number(m), Number(d))
    return date === 'impossible' ? undefined : date
  }
  return [
    form(`(?<![\\w/.-])(?<m>0?[1-9]|1[0-2])[/\\uFF0F](?<d>\\d{1,2})${end}`, ({ m, d }, today) =>
      nextDate(today, Number(m), Number(d)),
    ),
    form(`(?<weekday>${oneOf(weekdays.keys())})${end}`, ({ weekday = '' }, today) => ({
      day: today.plus({ days: (Number(lookUp(weekdays, weekday)) - today.weekday + 7) % 7 }),
    })),
    form(`${WORD_START}(?<d>${numberSource(lexicon)})\\s*${dayUnit}${end}`, ({ d = '' }, today) =>
      nextDayOfMonth(today, toNumber(d, lexicon)),
    ),
    form(`${WORD_START}(?<m>0[1-9]|1[0-2])[.-](?<d>0[1-9]|[12]\\d|3[01])(?=[\\s,\\uFF0C\\uFDD0\\uFDD1]|$)`, perhaps),
    form(`${WORD_START}(?<m>[1-9]|1[0-2])[.-](?<d>\\d{1,2})(?=\\s*${halfSource(lexicon)})`, perhaps),
  ]
}

const form = (source: string, resolve: Form['resolve']): Form => ({ pattern: new RegExp(source, 'iu'), resolve })

/** Nothing that would make another word of it; a half-day or an hour may follow at once. */
const endOfDate = perLexicon((lexicon) => {
  const by = oneOf(meaning(lexicon.units, 'by'))
  const hour = `${numberSource(lexicon)}(?:-\\d{1,2})?(?:${oneOf(meaning(lexicon.units, 'hour'))}|:\\d\\d)`
  return `(?=\\s*${halfSource(lexicon)}|${by}|(?<!\\d)${hour}|[^\\p{L}\\p{N}/.%-]|$)`
})

function exactly(year: number, month: number, day: number): DayFound {
  const date = DateTime.utc(year, month, day)
  return date.isValid ? { day: date } : 'impossible'
}

function nextDate(today: DateTime, month: number, day: number): DayFound {
  const earliest = today.minus({ days: STILL_PAST_DAYS })
  for (let year = earliest.year; year <= today.year + 4; year++) {
    const date = DateTime.utc(year, month, day)
    if (date.isValid && date >= earliest) return { day: date }
  }
  return 'impossible'
}

function nextDayOfMonth(today: DateTime, day: number): DayFound | undefined {
  if (!(day >= 1 && day <= 31)) return undefined
  for (let ahead = 0; ; ahead++) {
    const month = today.startOf('month').plus({ months: ahead })
    const date = month.set({ day })
    if (date.month === month.month && date >= today) return { day: date }
  }
}
