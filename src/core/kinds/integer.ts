/** A plain whole number: the number of a problem, points, yuan. */
import { kind } from '../commands/argument.js'
import { WORD_END, WORD_START } from '../words/line.js'
import { meaning, oneOf, perLexicon } from './pattern.js'

const patterns = perLexicon(({ units }) => {
  const number = `${WORD_START}[#\\uFFE5\\u00A5]?([-+]?\\d{1,9})\\s?${oneOf(meaning(units, 'money'))}?${WORD_END}`
  return {
    first: new RegExp(`^[\\s\\uFDD0\\uFDD1]*${number}`, 'i'),
    last: new RegExp(`${number}(?=[\\s\\uFDD0\\uFDD1]*$)`, 'i'),
  }
})

/** The first word that is left, or the last, when it is a number; one inside a text stays there. */
export const integer = () =>
  kind<number>({
    phase: 'word',
    number: true,
    offer: { as: 'integer' },
    read(line, { lexicon }) {
      const { first, last } = patterns(lexicon)
      const match = line.take(first) ?? line.take(last)
      return match && { value: Number(match[1]) }
    },
  })
