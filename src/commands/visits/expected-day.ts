/** The day on which something is expected: a date behind the word for it. */
import { kind } from '../../core/commands/argument.js'
import { day } from '../../core/kinds/date.js'
import { oneOf, perLexicon } from '../../core/kinds/pattern.js'
import { TAKEN, WORD_START } from '../../core/words/line.js'

const pattern = perLexicon(({ expected }) => new RegExp(`${WORD_START}${oneOf(expected.keys())}[\\s:\\uFF1A]*`, 'i'))

/** yyyy-MM-dd; other dates are part of what is told. */
export const expectedDay = () =>
  kind<string>({
    phase: 'pattern',
    offer: { suggests: 'date' },
    read(line, reading) {
      if (line.named) return day().read(line, reading)
      const word = pattern(reading.lexicon).exec(line.rest)
      if (!word) return undefined
      const after = line.part(line.rest.slice(word.index + word[0].length))
      const found = day().read(after, reading)
      if (!found || !after.rest.startsWith(TAKEN)) return undefined
      line.rest = line.rest.slice(0, word.index) + after.rest
      return found
    },
    shown: (value) => ({ day: value }),
  })
