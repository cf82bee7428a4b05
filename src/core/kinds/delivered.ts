/** How many units of something were delivered: the number behind the word for it. */
import { kind } from '../commands/argument.js'
import { WORD_END, WORD_START } from '../words/line.js'
import { meaning, oneOf, perLexicon } from './pattern.js'

const NUMBER = '(?<number>[1-9]\\d{0,6})\\p{L}{0,5}'

const patterns = perLexicon(({ acts }) => {
  const word = oneOf(meaning(acts, 'delivered'))
  return {
    typed: new RegExp(`${WORD_START}${word}\\s*(?:${NUMBER})?${WORD_END}`, 'iu'),
    named: new RegExp(`^\\s*(?:${word}\\s*)?${NUMBER}\\s*$`, 'iu'),
  }
})

/** The word without a number is wrong; a number without the word is one only where it was asked for. */
export const delivered = () =>
  kind<number>({
    phase: 'pattern',
    offer: { as: 'integer' },
    read(line, { lexicon }) {
      const match = line.take(patterns(lexicon)[line.named ? 'named' : 'typed'])
      if (!match) return undefined
      const number = match.groups?.number
      if (number) return { value: Number(number) }
      return { wrong: { key: 'reading.notUnderstood', values: { text: match[0].trim() } } }
    },
  })
