/** When a customer is promised a call: an hour of today, or of tomorrow where that is over, or of a day that is named. */
import { wallClock } from '../../time-zone.js'
import { kind, type Reading } from '../commands/argument.js'
import type { Option } from '../errors.js'
import { todayIn } from './date.js'
import { type Heard, readMoment } from './heard.js'

/** Only by its name: any other hour is part of what is said. */
export const callBy = () =>
  kind<Heard>({
    phase: 'pattern',
    onlyNamed: true,
    read: (line, reading) => readMoment(line, reading, 'future'),
    options: nextHours,
  })

const LAST = 21
const MORNING = 9

/** Full hours that suit a call: the next but one, two later, and the next morning. */
function nextHours(reading: Reading): Option[] {
  const today = todayIn(reading)
  const hour = Number(wallClock(reading.now, reading.zone).slice(11, 13))
  const hours = [hour + 2, hour + 4].filter((one) => one >= MORNING && one <= LAST)
  return [...hours.map((one) => ({ days: 0, hour: one })), { days: 1, hour: MORNING }].map(({ days, hour: one }) => {
    const value = { day: today.plus({ days }).toISODate() as string, time: `${String(one).padStart(2, '0')}:00` }
    return { label: { key: 'reading.day', values: { date: value } }, value }
  })
}
