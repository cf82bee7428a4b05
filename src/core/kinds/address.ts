/** An address: the words that look like one by the lexicon's hints, as far as they stand together. */
import { kind } from '../commands/argument.js'
import type { Lexicon } from '../words/lexicon.js'
import type { Line } from '../words/line.js'
import { numberSource } from './number.js'
import { meaning, oneOf, perLexicon } from './pattern.js'

interface Word {
  start: number
  end: number
  text: string
}

const hints = perLexicon((lexicon) => {
  const before = oneOf(meaning(lexicon.addresses, 'before'))
  const named = meaning(lexicon.addresses, 'named')
  const number = `(?:\\d{1,5}|[A-Za-z]|${numberSource(lexicon)})`
  const numbered = `${number}${oneOf(meaning(lexicon.addresses, 'numbered'))}(?=\\d|[A-Za-z]\\d|$|${numberSource(lexicon)})`
  const dashed = '(?:^|[^\\d-])\\d{1,4}(?:[-#]\\d{1,4}){1,3}$'
  return {
    before: new RegExp(`^${before}\\.?$`, 'i'),
    sure: new RegExp(`${numbered}|${dashed}|${before}`, 'iu'),
    likely: new RegExp(`(?:\\p{Script=Han}{2}|\\b)${oneOf(named)}(?:$|(?=\\d|\\s\\d+$))`, 'iu'),
    words: new RegExp(`${streetSource(named)}|${WORD}`, 'gu'),
  }
})

const WORD = '[^\\s,\\uFF0C\\uFDD0\\uFDD1]+'
/** "12 Jade Bay Road" and "Rose Garden 5" are one word; a number behind counts only where no goods follow it. */
function streetSource(named: string[]): string {
  const latin = named.filter((word) => /^[a-z]/.test(word))
  const last = oneOf(latin.flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1)]))
  const after = '(?: \\d{1,4}(?!\\d)(?=[^\\S\\n]*(?:[,\\uFF0C;\\uFF1B\\n\\uFDD0\\uFDD1\\d]|$)))?'
  return `(?:\\d{1,5}[A-Za-z]? )?(?:[A-Z][a-z]* ){1,4}${last}${after}(?![^\\s,\\uFF0C;\\uFF1B\\uFDD0\\uFDD1])`
}

const STARTS_WITH_NUMBER = /^[\dA-Za-z]?\d/
const FEW_DIGITS = /^\d{1,4}$/
const ROOM = /^\d{3,4}$/
const ENDS_WITH_DIGIT = /\d$/
const CAPITAL = /^[A-Z][a-z]*$/
const HAN = /^\p{Script=Han}+$/u
const NUMBER_NEXT = /^ ?\d/
/** A person may be called so, even when it ends like the name of an estate. */
const SHORT_HAN = /^\p{Script=Han}{2,3}$/u

/** One word or several: a street or an estate, then building, unit, room. */
export const address = () =>
  kind<string>({
    phase: 'word',
    read(line, { lexicon }) {
      if (line.named) return line.peek() ? { value: line.takeAll() } : undefined
      const run = findRun(line, lexicon)
      return run && { value: line.plain(line.cut(run.start, run.end)) }
    },
  })

/** Free words where an address is expected: they may be anything. */
export interface FreeWords {
  words: string
  looksLikeAddress: boolean
}

/** The address where somebody names it; else all that is left of the line, which may be one. */
export const addressOrWords = () =>
  kind<string | FreeWords>({
    phase: 'text',
    offer: {},
    read(line, { lexicon }) {
      const looksLikeAddress = findRun(line, lexicon) !== undefined
      const words = line.takeAll()
      if (words === '') return undefined
      return { value: line.named ? words : { words, looksLikeAddress } }
    },
    shown: (value) => (typeof value === 'string' ? value : value.words),
  })

/** Whether this piece of the line, where a name could stand, is an address or its beginning. */
export function isAddress(line: Line, { start, end, text }: Word, lexicon: Lexicon): boolean {
  const { sure, likely } = hints(lexicon)
  if (sure.test(text)) return true
  const isLikely = likely.test(text)
  if (isLikely && !SHORT_HAN.test(text)) return true
  // a number behind the name of an estate, or a name behind the number of a house
  if (isLikely ? !NUMBER_NEXT.test(line.rest.slice(end)) : !FEW_DIGITS.test(text)) return false
  const run = findRun(line, lexicon)
  return run !== undefined && run.start <= start && run.end > end
}

function findRun(line: Line, lexicon: Lexicon): { start: number; end: number } | undefined {
  const { sure, likely, before } = hints(lexicon)
  const words = wordsOf(line, lexicon)
  const looksLike = (word: Word | undefined) => word !== undefined && (sure.test(word.text) || likely.test(word.text))
  let first = words.findIndex((word) => sure.test(word.text))
  if (first < 0) first = words.findIndex((word) => likely.test(word.text))
  if (first < 0) return undefined
  let last = first
  while (together(line, words[last], words[last + 1]) && continues(words[last + 1] as Word, words[last] as Word)) last++
  while (together(line, words[first - 1], words[first]) && begins(words[first - 1] as Word, words[first] as Word))
    first--
  return { start: (words[first] as Word).start, end: (words[last] as Word).end }

  function continues(word: Word, last: Word): boolean {
    if (looksLike(word)) return true
    return before.test(last.text)
      ? FEW_DIGITS.test(word.text)
      : ROOM.test(word.text) && !ENDS_WITH_DIGIT.test(last.text)
  }
  function begins(word: Word, after: Word): boolean {
    if (looksLike(word) || (CAPITAL.test(word.text) && /^[A-Za-z]/.test(after.text))) return true
    return HAN.test(word.text) && STARTS_WITH_NUMBER.test(after.text)
  }
}

function wordsOf(line: Line, lexicon: Lexicon): Word[] {
  return [...line.rest.matchAll(hints(lexicon).words)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: line.plain(match[0]),
  }))
}

const together = (line: Line, one: Word | undefined, next: Word | undefined): boolean =>
  one !== undefined && next !== undefined && /^[ \u3000,\uFF0C]+$/.test(line.rest.slice(one.end, next.start))
