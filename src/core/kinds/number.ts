/** Numbers in digits or in words, as they stand in dates: 11, or the same in Chinese digits. */
import type { Lexicon } from '../words/lexicon.js'
import { perLexicon } from './pattern.js'

/** A pattern source for a number up to 99. */
export const numberSource = perLexicon((lexicon) => `(?:\\d{1,2}|[${[...lexicon.digits.keys()].join('')}]{1,3})`)

/** The number that was typed, a zero before it or not; NaN when the digits make none. */
export function toNumber(typed: string, lexicon: Lexicon): number {
  if (/^\d+$/.test(typed)) return Number(typed)
  const all = [...typed].map((digit) => Number(lexicon.digits.get(digit)))
  const digits = all[0] === 0 && all.length > 1 ? all.slice(1) : all
  const ten = digits.indexOf(10)
  if (ten < 0) return digits.length === 1 ? (digits[0] as number) : Number.NaN
  const [tens = 1, ...more] = digits.slice(0, ten)
  const [ones = 0, ...others] = digits.slice(ten + 1)
  return more.length + others.length > 0 ? Number.NaN : tens * 10 + ones
}
