/** When something was heard: an hour of today or of yesterday, or of a day that is named. */
import { wallClock } from '../../time-zone.js'
import { type Found, kind, type Reading } from '../commands/argument.js'
import type { Day } from '../errors.js'
import type { Line } from '../words/line.js'
import { dateTime, todayIn } from './date.js'
import { timeOfDay, timePatterns } from './time-of-day.js'

export interface Heard extends Day {
  time: string
}

/** Only by its name: any other date is part of the problem. An hour that is still to come today was yesterday's. */
export const heard = () =>
  kind<Heard>({ phase: 'pattern', onlyNamed: true, read: (line, reading) => readMoment(line, reading, 'past') })

/** An hour, or a day with an hour. @param when where an hour lies that has no day: the last or the next of its kind */
export function readMoment(line: Line, reading: Reading, when: 'past' | 'future'): Found<Heard> {
  const wrong = { wrong: { key: when === 'past' ? 'reading.heard' : 'reading.callBy' } }
  const found = readHour(line, reading, when) ?? dateTime().read(line, reading)
  if (!found || 'wrong' in found) return found
  const { day, time } = found.value
  return time === undefined ? wrong : { value: { day, time } }
}

function readHour(line: Line, reading: Reading, when: 'past' | 'future'): Found<Day> {
  const { alone } = timePatterns(reading.lexicon)
  const match = alone.exec(line.rest)
  if (!match || line.rest.slice(0, match.index).trim() !== '') return undefined
  const time = timeOfDay(match.groups ?? {}, reading.lexicon)?.time
  line.cut(match.index, match.index + match[0].length)
  const today = todayIn(reading)
  const now = wallClock(reading.now, reading.zone).slice(11, 16)
  if (time === undefined) return { value: { day: today.toISODate() as string } }
  const days = when === 'past' ? (time > now ? -1 : 0) : time > now ? 0 : 1
  return { value: { day: today.plus({ days }).toISODate() as string, time } }
}
