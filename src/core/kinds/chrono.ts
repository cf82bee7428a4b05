/** The last resort for dates: chrono-node, asked only when a line is nothing but a date that we do not know. */
import { createRequire } from 'node:module'
import { DateTime } from 'luxon'
import type { Found, Reading } from '../commands/argument.js'
import type { Day } from '../errors.js'
import type { Line } from '../words/line.js'

type Chrono = typeof import('chrono-node/en')

const require = createRequire(import.meta.url)
/** Loaded when first needed: most processes never do. */
const languages = (): Chrono[] => [require('chrono-node/zh/hans'), require('chrono-node/en')]

/** Longer lines are no date. */
const LONGEST = 40

/** Takes the whole line when all of it is a date. */
export function askChrono(line: Line, reading: Reading, withTime: boolean): Found<Day> {
  const text = line.rest.trim()
  if (!line.named || text.length > LONGEST) return undefined
  const timezone = DateTime.fromJSDate(reading.now, { zone: reading.zone }).offset
  for (const { strict } of languages()) {
    const [result] = strict.parse(text, { instant: reading.now, timezone })
    const start = result?.text === text ? result.start : undefined
    if (!start || !(start.isCertain('day') || start.isCertain('weekday'))) continue
    const get = (part: 'year' | 'month' | 'day' | 'hour' | 'minute') => start.get(part) ?? 0
    const at = DateTime.utc(get('year'), get('month'), get('day'), get('hour'), get('minute'))
    line.cut(0, line.rest.length)
    const half = at.hour < 12 ? 'am' : 'pm'
    return {
      value: {
        day: at.toISODate() as string,
        ...(withTime && start.isCertain('hour') && { half, time: at.toFormat('HH:mm') }),
      },
    }
  }
  return undefined
}
