/** An answer of yes or no: tapped, or typed as all that is said. */
import { kind } from '../commands/argument.js'
import { readYesNo } from '../words/lexicon.js'

export const yesNo = () =>
  kind<boolean>({
    phase: 'pattern',
    onlyNamed: true,
    offer: 'never',
    read(line, { lexicon }) {
      const value = readYesNo(line.rest, lexicon)
      if (value !== undefined) line.takeAll()
      return value === undefined ? undefined : { value }
    },
    shown: (value) => ({ key: `reading.answer.${value ? 'yes' : 'no'}` }),
  })
