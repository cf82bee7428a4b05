/** Days to choose from: what was typed as it is understood, then the next days whose words match it. */
import type { Suggestion } from '../adapter.js'
import type { Day, Said } from '../errors.js'
import { todayIn } from '../kinds/date.js'
import type { Asking } from './suggest.js'

const DAYS_AHEAD = 14
const LABELS = ['reading.today', 'reading.tomorrow', 'reading.dayAfterTomorrow']

export function suggestDates({ typed, reading, read, say }: Asking<unknown>): Suggestion[] {
  const today = todayIn(reading)
  const next = Array.from({ length: DAYS_AHEAD + 1 }, (_, ahead) => {
    const day = today.plus({ days: ahead }).toISODate() as string
    return suggestion({ day }, say, LABELS[ahead])
  })
  if (typed === '') return next
  const part = typed.toLowerCase()
  const found = read(typed)
  const meant = found && 'value' in found ? readings(found.value).map((day) => suggestion(day, say)) : []
  const alike = next.filter(({ label, value }) => label.toLowerCase().includes(part) || value.includes(part))
  return [...meant, ...alike.filter(({ value }) => meant.every((one) => one.value !== value))]
}

/** Where the half-day counts and was not said, both halves are offered too. */
function readings(value: unknown): Day[] {
  if (typeof value === 'string') return [{ day: value }]
  const found = value as Day
  return found.half ? [found] : [found, { ...found, half: 'am' }, { ...found, half: 'pm' }]
}

/** The value is understood in every locale: `2026-11-23`, `2026-11-23 am`, `2026-11-23 15:00`. */
function suggestion(day: Day, say: (said: Said) => string, key = 'reading.day'): Suggestion {
  const value = [day.day, day.time ?? day.half ?? []].flat().join(' ')
  return { label: say({ key, values: { date: day } }), value }
}
