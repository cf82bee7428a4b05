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
  kind<Heard>({
    phase: 'pattern',
    onlyNamed: true,
    read(line, reading) {
      const found = readHour(line, reading) ?? dateTime().read(line, reading)
      if (!found || 'wrong' in found) return found
      const { day, time } = found.value
      return time === undefined ? { wrong: { key: 'reading.heard' } } : { value: { day, time } }
    },
  })

function readHour(line: Line, reading: Reading): Found<Day> {
  const { alone } = timePatterns(reading.lexicon)
  const match = alone.exec(line.rest)
  if (!match || line.rest.slice(0, match.index).trim() !== '') return undefined
  const time = timeOfDay(match.groups ?? {}, reading.lexicon)?.time
  line.cut(match.index, match.index + match[0].length)
  if (time === undefined) return { wrong: { key: 'reading.heard' } }
  const today = todayIn(reading)
  const toCome = time > wallClock(reading.now, reading.zone).slice(11, 16)
  return { value: { day: today.minus({ days: toCome ? 1 : 0 }).toISODate() as string, time } }
}
