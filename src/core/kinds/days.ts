/** A stretch of days as people say it: one day, or the first and the last, "24 Nov to 26 Nov". */
import type { DateTime } from 'luxon'
import { kind } from '../commands/argument.js'
import type { Day } from '../errors.js'
import type { Lexicon } from '../words/lexicon.js'
import { dateTime, day, todayIn } from './date.js'
import { findDay } from './date-forms.js'
import { meaning, oneOf, perLexicon } from './pattern.js'

/** yyyy-MM-dd, both included; `to` before `from` when that was said. */
export interface Days {
  from: string
  to: string
  /** Only a half or an hour of the one day was said. */
  part?: true
}

const one = day()
const moment = dateTime()

/** @param parts whether a half or an hour behind one day is read with it */
export const days = ({ parts = false } = {}) =>
  kind<Days>({
    phase: 'pattern',
    offer: { suggests: 'date' },
    read(line, reading) {
      const { lexicon } = reading
      const place = findDays(line.rest, todayIn(reading), lexicon)
      if (!place) {
        const found = (parts ? moment : one).read(line, reading)
        return found && 'value' in found ? { value: oneDay(found.value) } : found
      }
      line.cut(place.start, place.end)
      return { value: place.days }
    },
    shown: ({ from, to }) => ({ key: 'reading.days', values: { from: { day: from }, to: { day: to } } }),
    options: (reading) =>
      (one.options?.(reading) ?? []).map(({ label, value }) => ({ label, value: { from: value, to: value } })),
  })

function oneDay(said: string | Day): Days {
  if (typeof said === 'string') return { from: said, to: said }
  const { day, half, time } = said
  return { from: day, to: day, ...((half ?? time) && { part: true }) }
}

/** Between two days, and nothing else. */
const between = perLexicon((lexicon) => {
  const until = oneOf(meaning(lexicon.units, 'until'))
  return { anywhere: new RegExp(until, 'gi'), alone: new RegExp(`^\\s*(?:${until})?\\s*$`, 'i') }
})

/** Two days with nothing but "to" between them; undefined for one day alone. */
function findDays(text: string, today: DateTime, lexicon: Lexicon) {
  const { anywhere, alone } = between(lexicon)
  const plain = text.replace(anywhere, blanks)
  const some = findDay(plain, today, lexicon)
  if (!some) return undefined
  const rest = plain.slice(0, some.start) + blanks(plain.slice(some.start, some.end)) + plain.slice(some.end)
  const other = findDay(rest, today, lexicon)
  if (!other) return undefined
  const [first, second] = some.start < other.start ? [some, other] : [other, some]
  if (first.found === 'impossible' || second.found === 'impossible') return undefined
  if (!alone.test(text.slice(first.end, second.start))) return undefined
  const from = first.found.day
  // "24 December to the 26th" means the 26th after that.
  const again = second.found.day < from ? findDay(plain.slice(second.start, second.end), from, lexicon) : undefined
  const last = again && again.found !== 'impossible' ? again.found.day : second.found.day
  return { start: first.start, end: second.end, days: { from: iso(from), to: iso(last) } }
}

const blanks = (text: string): string => ' '.repeat(text.length)
const iso = (day: DateTime): string => day.toISODate() as string
