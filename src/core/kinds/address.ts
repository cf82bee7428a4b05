/** An address: the words that look like one by the lexicon's hints, as far as they stand together. */
import { kind } from '../argument.js'
import type { Line } from '../line.js'
import { numberSource } from './number.js'
import { meaning, oneOf, perLexicon } from './pattern.js'

interface Word {
  start: number
  end: number
  text: string
}

const hints = perLexicon((lexicon) => {
  const before = oneOf(meaning(lexicon.addresses, 'before'))
  const number = `(?:\\d{1,5}|[A-Za-z]|${numberSource(lexicon)})`
  const numbered = `${number}${oneOf(meaning(lexicon.addresses, 'numbered'))}(?=\\d|[A-Za-z]\\d|$|${numberSource(lexicon)})`
  const dashed = '(?:^|[^\\d-])\\d{1,4}(?:[-#]\\d{1,4}){1,3}$'
  return {
    before: new RegExp(`^${before}\\.?$`, 'i'),
    sure: new RegExp(`${numbered}|${dashed}|${before}`, 'iu'),
    likely: new RegExp(`(?:\\p{Script=Han}{2}|\\b)${oneOf(meaning(lexicon.addresses, 'named'))}(?:$|(?=\\d))`, 'iu'),
  }
})

const WORDS = /[^\s,\uFF0C\uFDD0\uFDD1]+/g
const STARTS_WITH_NUMBER = /^[\dA-Za-z]?\d/
const FEW_DIGITS = /^\d{1,4}$/
const ROOM = /^\d{3,4}$/
const ENDS_WITH_DIGIT = /\d$/
const CAPITAL = /^[A-Z][a-z]*$/
const HAN = /^\p{Script=Han}+$/u

/** One word or several: a street or an estate, then building, unit, room. */
export const address = () =>
  kind<string>({
    phase: 'word',
    read(line, { lexicon }) {
      if (line.named) return line.peek() ? { value: line.takeAll() } : undefined
      const { sure, likely, before } = hints(lexicon)
      const words = wordsOf(line)
      const looksLike = (word: Word | undefined) =>
        word !== undefined && (sure.test(word.text) || likely.test(word.text))
      let first = words.findIndex((word) => sure.test(word.text))
      if (first < 0) first = words.findIndex((word) => likely.test(word.text))
      if (first < 0) return undefined
      let last = first
      while (together(line, words[last], words[last + 1]) && continues(words[last + 1] as Word, words[last] as Word))
        last++
      while (together(line, words[first - 1], words[first]) && begins(words[first - 1] as Word, words[first] as Word))
        first--
      return { value: takeRun(line, words[first] as Word, words[last] as Word) }

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
    },
  })

function wordsOf(line: Line): Word[] {
  return [...line.rest.matchAll(WORDS)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: line.plain(match[0]),
  }))
}

const together = (line: Line, one: Word | undefined, next: Word | undefined): boolean =>
  one !== undefined && next !== undefined && /^[ \u3000,\uFF0C]+$/.test(line.rest.slice(one.end, next.start))

const takeRun = (line: Line, first: Word, last: Word): string => line.plain(line.cut(first.start, last.end))
