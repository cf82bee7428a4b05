/** Days of the week, wherever they stand: ISO numbers, 1 Monday … 7 Sunday. */
import { kind } from '../commands/argument.js'
import { lookUp, oneOf, perLexicon } from './pattern.js'

const pattern = perLexicon((lexicon) => new RegExp(oneOf(lexicon.weekdays.keys()), 'i'))

export const weekdays = () =>
  kind<number[]>({
    phase: 'pattern',
    read(line, { lexicon }) {
      const value: number[] = []
      for (let match = line.take(pattern(lexicon)); match; match = line.take(pattern(lexicon)))
        value.push(Number(lookUp(lexicon.weekdays, match[0])))
      return value.length > 0 ? { value } : undefined
    },
  })
