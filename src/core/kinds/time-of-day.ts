/** The half of a day and the hour, as people say them after a date. */
import type { Lexicon } from '../words/lexicon.js'
import { WORD_END, WORD_START } from '../words/line.js'
import { numberSource, toNumber } from './number.js'
import { lookUp, meaning, oneOf, perLexicon } from './pattern.js'

export type Half = 'am' | 'pm'

interface TimeOfDay {
  half?: Half
  /** HH:mm */
  time?: string
}

/** A pattern source for any word of a half-day. */
export const halfSource = perLexicon(({ halves }) => oneOf(halves.keys()))

/** `after` reads on where a date ended; `alone` finds the words by themselves anywhere. */
export const timePatterns = perLexicon((lexicon) => {
  const { units } = lexicon
  const number = numberSource(lexicon)
  const half = halfSource(lexicon)
  const unit = (id: string) => oneOf(meaning(units, id))
  const clock = `(?<hour>\\d{1,2})[:\\uFF1A](?<minute>\\d{2})(?!\\d)`
  const spoken = `(?<hour2>${number})\\s*${unit('hour')}(?:(?<halfHour>${unit('halfHour')})|(?<minute2>${number})(?:${unit('minute')})?(?!\\d))?`
  const bare = `(?<hour3>\\d{1,2})(?=\\s*${half})`
  const time = `(?:${clock}|${spoken}|${bare})(?:\\s*(?<half2>${half}))?`
  const said = `(?:(?<half>${half})\\s*)?(?:${time})?`
  const something = `(?=${half}|${time.replace(/\?<\w+>/g, '?:')})`
  return {
    after: new RegExp(`(?:\\s*(?:[,\\uFF0C]|T|at\\b)?\\s*${something}${said})?(?:${unit('by')})?`, 'iuy'),
    alone: new RegExp(`${WORD_START}${something}${said}${WORD_END}`, 'iu'),
  }
})

/** What a match of `timePatterns` means; undefined when there is no such hour. */
export function timeOfDay(groups: Record<string, string | undefined>, lexicon: Lexicon): TimeOfDay | undefined {
  const word = groups.half ?? groups.half2
  const said = word && lookUp(lexicon.halves, word)
  const hour = groups.hour ?? groups.hour2 ?? groups.hour3
  if (hour === undefined) return said ? { half: said === 'am' ? 'am' : 'pm' } : {}
  const minute = groups.halfHour ? 30 : toNumber(groups.minute ?? groups.minute2 ?? '0', lexicon)
  const hours = businessHour(toNumber(hour, lexicon), said, groups.hour?.startsWith('0') ?? false)
  if (!(hours < 24 && minute < 60)) return undefined
  const two = (n: number) => String(n).padStart(2, '0')
  return { half: hours < 12 ? 'am' : 'pm', time: `${two(hours)}:${two(minute)}` }
}

/** Nobody delivers at three in the night: hours 1 to 6 without a half-day are of the afternoon, unless written 03:00. */
function businessHour(hour: number, said: string | undefined, exact: boolean): number {
  if (said === 'pm') return hour < 12 ? hour + 12 : hour
  if (said === 'noon') return hour < 4 ? hour + 12 : hour
  if (said === undefined && !exact && hour >= 1 && hour <= 6) return hour + 12
  return hour
}
