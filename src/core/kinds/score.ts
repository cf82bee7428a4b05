/** A score from 1 to 5, as customers give it. */
import { kind } from '../commands/argument.js'
import { meaning, oneOf, perLexicon } from './pattern.js'

const BREAK = '[\\s,\\uFF0C\\u3001;\\uFF1B\\u3002\\uFDD0\\uFDD1]'

const patterns = perLexicon(({ followups }) => {
  const unit = `\\s*${oneOf(meaning(followups, 'points'))}`
  const score = `(?:([1-5])(?:${unit})?|\\d{1,3}${unit})`
  return {
    first: new RegExp(`(?<=^${BREAK}*)${score}(?=${BREAK}|$)`, 'i'),
    last: new RegExp(`(?<=${BREAK})${score}(?=${BREAK}*$)`, 'i'),
  }
})

/** The first word that is left, or the last; a number that is clearly meant as a score and is none is wrong. */
export const score = () =>
  kind<number>({
    phase: 'word',
    number: true,
    offer: { as: 'integer' },
    read(line, { lexicon }) {
      const { first, last } = patterns(lexicon)
      const match = line.take(first) ?? line.take(last) ?? (line.named ? line.take(/\d+/) : undefined)
      if (!match) return undefined
      return match[1] ? { value: Number(match[1]) } : { wrong: { key: 'reading.score', values: { text: match[0] } } }
    },
    options: () => [5, 4, 3, 2, 1].map((value) => ({ label: `${value}`, value })),
  })
