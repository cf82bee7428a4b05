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

/** What a table writes behind a day is no hour. */
const MIDNIGHT = '00?:00:00(?!\\d)'

/** A pattern source for any word of a half-day. */
export const halfSource = perLexicon(({ halves }) => oneOf(halves.keys()))

/** Which half a word means; undefined for one that means both. */
export function halfOf(word: string, { halves }: Lexicon): Half | undefined {
  const said = lookUp(halves, word)
  return said === 'both' ? undefined : said === 'am' ? 'am' : 'pm'
}

/** `after` reads on where a date ended; `alone` finds the words by themselves anywhere. Of "2 to 4" the first hour counts. */
export const timePatterns = perLexicon((lexicon) => {
  const { units, digits, afterHour, beforeHour } = lexicon
  const number = numberSource(lexicon)
  const half = halfSource(lexicon)
  const unit = (id: string) => oneOf(meaning(units, id))
  const until = `\\s*(?:[-~\\u2013\\uFF0D]|${unit('until')})\\s*`
  const clock = `(?<hour>\\d{1,2})[:\\uFF1A](?<minute>\\d{2})(?::\\d{2})?(?!\\d)`
  // without its unit, one digit behind the hour counts something else
  const minutes = `(?<minute2>${number})${unit('minute')}|(?<minute3>\\d{2}|[${[...digits.keys()].join('')}]{2,3})(?!\\d)`
  const spoken = `(?<hour2>${number})\\s*${unit('hour')}(?:(?<part>${oneOf(afterHour.keys())})|${minutes})?`
  const past = `(?<before>${oneOf(beforeHour.keys())})\\s*(?<hour3>${number})(?:\\s*${unit('hour')})?`
  const bare = `(?<hour4>\\d{1,2})(?=\\s*${half})`
  const hours = [clock, spoken, bare].join('|')
  const end = `${until}(?:${half}\\s*)?(?:${hours.replace(/\?<(\w+)>/g, '?<$1End>')})`
  const first = `(?<hour5>\\d{1,2})(?=${unnamed(end)})`
  const time = `(?:${hours}|${past}|${first})(?:\\s*(?<half2>${half}))?(?:${end}(?:\\s*(?<halfEnd>${half}))?)?`
  const said = `(?:(?<half>${half})\\s*)?(?:${time})?`
  const something = `(?=${half}|${unnamed(time)})`
  return {
    after: new RegExp(
      `(?:\\s*(?:[,\\uFF0C]|T|(?:at|from)\\b)?\\s*(?:${MIDNIGHT}|${something}${said}))?(?:${unit('by')})?`,
      'iuy',
    ),
    alone: new RegExp(`${WORD_START}${something}${said}${WORD_END}`, 'iu'),
  }
})

const unnamed = (source: string): string => source.replace(/\?<\w+>/g, '?:')

type Groups = Record<string, string | undefined>

/** What a match of `timePatterns` means; undefined when there is no such hour. */
export function timeOfDay(groups: Groups, lexicon: Lexicon): TimeOfDay | undefined {
  const { half, half2, hour, hour2, hour3, hour4, hour5, minute, minute2, minute3, part, before } = groups
  const typed = hour ?? hour2 ?? hour3 ?? hour4 ?? hour5
  const word = half ?? half2 ?? halfBehind(groups, Number(typed))
  if (typed === undefined) return word ? { half: halfOf(word, lexicon) } : {}
  const spoken = part ? lookUp(lexicon.afterHour, part) : before && lookUp(lexicon.beforeHour, before)
  const minutes = spoken ? Number(spoken) : toNumber(minute ?? minute2 ?? minute3 ?? '0', lexicon)
  const said = word && lookUp(lexicon.halves, word)
  const hours = businessHour(toNumber(typed, lexicon), said, hour?.startsWith('0') ?? false)
  const at = hours * 60 + minutes
  if (!(hours < 24 && minutes < 60 && at >= 0)) return undefined
  const two = (n: number) => String(n).padStart(2, '0')
  return { half: at < 12 * 60 ? 'am' : 'pm', time: `${two(Math.floor(at / 60))}:${two(at % 60)}` }
}

/** "7 to 9 pm" are both of the evening, "10 to 2 pm" are not. */
const halfBehind = ({ halfEnd, hourEnd, hour2End, hour4End }: Groups, hour: number): string | undefined =>
  Number(hourEnd ?? hour2End ?? hour4End) > hour ? halfEnd : undefined

/** Nobody delivers at three in the night: hours 1 to 6 without a half-day are of the afternoon, unless written 03:00. */
function businessHour(hour: number, said: string | undefined, exact: boolean): number {
  if (said === 'pm') return hour < 12 ? hour + 12 : hour
  if (said === 'noon') return hour < 4 ? hour + 12 : hour
  if (said === undefined && !exact && hour >= 1 && hour <= 6) return hour + 12
  return hour
}
