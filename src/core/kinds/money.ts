/** An amount of money: 300, ¥300, 1,200.50 yuan. The value is whole fen, hundredths of a yuan. */
import type { Found } from '../commands/argument.js'
import { kind } from '../commands/argument.js'
import { type Line, TAKEN, WORD_END, WORD_START } from '../words/line.js'
import { meaning, oneOf, perLexicon } from './pattern.js'

/** In yuan. More is a slip of the finger. */
const MOST = 10_000_000
const NUMBER = '[-+\\u2212]?\\d[\\d,\\uFF0C]*(?:\\.\\d+)?'
const GROUPED = /^(?:\d{1,3}(?:[,\uFF0C]\d{3})+|\d+)(?:\.\d{1,2})?$/
const BEFORE = '(?<![\\w.,+\\u2212-])'
const GAP = `[\\s${TAKEN}]*`

const patterns = perLexicon(({ units }) => {
  const unit = `(?:${oneOf(meaning(units, 'money'))}|${oneOf(meaning(units, 'moneySpoken'))}${WORD_END})`
  const sign = `(?:[\\u00A5\\uFFE5]|${unit})`
  return {
    marked: new RegExp(`${WORD_START}${sign}\\s?(${NUMBER})(?:\\s?${unit})?|${BEFORE}(${NUMBER})\\s?${unit}`, 'gi'),
    first: new RegExp(`^${GAP}(${NUMBER})${WORD_END}`),
  }
})

/** Wherever it stands with its unit or sign; without one only as the first word. When two different amounts are said it is better asked. */
export const money = () =>
  kind<number>({
    phase: 'pattern',
    number: true,
    read(line, { lexicon }) {
      const { marked, first } = patterns(lexicon)
      const amounts = [...line.rest.matchAll(marked)].map((match) => numberIn(match))
      if (new Set(amounts).size > 1) return undefined
      const match = line.take(amounts.length > 0 ? new RegExp(marked, 'i') : first)
      return match && fenOf(numberIn(match), line)
    },
    shown: (fen) => ({ fen }),
  })

const numberIn = (match: RegExpExecArray): string => match[1] ?? match[2] ?? ''

function fenOf(typed: string, line: Line): Found<number> {
  const yuan = GROUPED.test(typed) ? Number(typed.replace(/[,\uFF0C]/g, '')) : Number.NaN
  const isRight = yuan > 0 && yuan <= MOST
  return isRight
    ? { value: Math.round(yuan * 100) }
    : { wrong: { key: 'reading.money', values: { text: line.plain(typed) } } }
}
