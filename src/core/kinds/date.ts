/** A day as people say it, with or without the half-day and the hour. */
import { DateTime } from 'luxon'
import { type Found, kind, type Reading } from '../commands/argument.js'
import type { Day, Option, Said } from '../errors.js'
import type { Lexicon } from '../words/lexicon.js'
import { Line, WORD_END, WORD_START } from '../words/line.js'
import { askChrono } from './chrono.js'
import { findDay } from './date-forms.js'
import { isDenied } from './denied.js'
import { perLexicon } from './pattern.js'
import { type Half, halfOf, halfSource, timeOfDay, timePatterns } from './time-of-day.js'

/** The day, and the half or the hour if they are said: after it, or as words of their own. */
export const dateTime = () =>
  kind<Day>({
    phase: 'pattern',
    offer: { suggests: 'date' },
    read: (line, reading) => readDate(line, reading, true),
    options: (reading) => nextDays(reading, (day) => ({ day })),
  })

/** Only the day: yyyy-MM-dd. */
export const day = () =>
  kind<string>({
    phase: 'pattern',
    offer: { suggests: 'date' },
    read(line, reading) {
      const found = readDate(line, reading, false)
      return found && 'value' in found ? { value: found.value.day } : found
    },
    shown: (day) => ({ day }),
    options: (reading) => nextDays(reading, (day) => day),
  })

/** The half of a day, as a word of its own; in an answer anywhere. Where both are said it is asked. */
export const halfDay = () =>
  kind<Half>({
    phase: 'pattern',
    offer: { choices: { group: 'halves', of: ['am', 'pm'], labels: 'value.half' } },
    read(line, { lexicon }) {
      const place = findHalf(line, lexicon)
      if (!place || isDenied(line, place, lexicon)) return undefined
      line.cut(place.start, place.end)
      return place.half ? { value: place.half } : { wrong: { key: 'reading.half' } }
    },
    shown: (half) => ({ key: `value.half.${half}` }),
    options: () => (['am', 'pm'] as const).map((value) => ({ label: { key: `value.half.${value}` }, value })),
  })

const halfPatterns = perLexicon((lexicon) => {
  const half = halfSource(lexicon)
  const some = `${half}(?:[\\s,\\uFF0C\\u3001/]*${half})*`
  return {
    words: new RegExp(`${WORD_START}${some}${WORD_END}`, 'i'),
    anywhere: new RegExp(some, 'i'),
    each: new RegExp(half, 'gi'),
  }
})

/** `half` is absent where both are said. */
function findHalf({ rest, named }: Line, lexicon: Lexicon): { start: number; end: number; half?: Half } | undefined {
  const { words, anywhere, each } = halfPatterns(lexicon)
  const match = (named ? anywhere : words).exec(rest)
  if (!match) return undefined
  const said = new Set([...match[0].matchAll(each)].map(([word]) => halfOf(word, lexicon)))
  const [half] = said.size === 1 ? said : []
  return { start: match.index, end: match.index + match[0].length, half }
}

/** Today in the reader's zone, as midnight of that date in UTC: days are counted without regard to clock changes. */
export function todayIn({ now, zone }: Reading): DateTime {
  return DateTime.fromJSDate(now, { zone }).setZone('utc', { keepLocalTime: true }).startOf('day')
}

function readDate(line: Line, reading: Reading, withTime: boolean): Found<Day> {
  const { lexicon } = reading
  const place = findDay(line.rest, todayIn(reading), lexicon)
  if (!place) return askChrono(line, reading, withTime)
  if (isDenied(line, place, lexicon)) return undefined
  const { after, alone } = timePatterns(lexicon)
  after.lastIndex = place.end
  const next = withTime ? after.exec(line.rest) : null
  const isEither = withTime && saysBoth(line.rest.slice(place.end), next?.[0].trim() !== '', lexicon)
  const behind = isEither ? null : next
  let typed = line.cut(place.start, place.end + (behind?.[0].length ?? 0))
  if (place.found === 'impossible') return { wrong: noSuchDate(typed) }
  const { day, half } = place.found
  const found = { day: day.toISODate() as string, ...(half && { half }) }
  if (isEither && line.named) line.take(halfPatterns(lexicon).words)
  if (!withTime || isEither) return { value: found }
  const groups = behind?.groups ?? {}
  let time = timeOfDay(groups, lexicon)
  if (time && !time.half && !half) {
    const apart = line.take(alone)
    if (apart) typed += ` ${apart[0]}`
    time = timeOfDay(apart?.groups ?? {}, lexicon)
  }
  return time ? { value: { ...found, ...time } } : { wrong: noSuchDate(typed) }
}

/** Whether both halves are said behind a date: which one is for whoever asks for the half. @param only at once behind it */
function saysBoth(text: string, only: boolean, lexicon: Lexicon): boolean {
  const place = findHalf(new Line(text), lexicon)
  return place !== undefined && place.half === undefined && !(only && text.slice(0, place.start).trim() !== '')
}

const noSuchDate = (text: string): Said => ({ key: 'reading.date', values: { text: text.trim() } })

const OPTION_LABELS = ['reading.tomorrow', 'reading.dayAfterTomorrow', 'reading.day', 'reading.day', 'reading.day']

function nextDays(reading: Reading, value: (day: string) => unknown): Option[] {
  const today = todayIn(reading)
  return OPTION_LABELS.map((key, ahead) => {
    const day = today.plus({ days: ahead + 1 }).toISODate() as string
    return { label: { key, values: { date: { day } } }, value: value(day) }
  })
}
