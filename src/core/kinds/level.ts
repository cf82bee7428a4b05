/** A level of departments, in one word. */
import { kind } from '../commands/argument.js'
import { WORD_END, WORD_START } from '../words/line.js'
import { lookUp, oneOf, perLexicon } from './pattern.js'

const LEVELS = ['1', '2'] as const
export type LevelName = (typeof LEVELS)[number]

const pattern = perLexicon(({ levels }) => new RegExp(`${WORD_START}${oneOf(levels.keys())}${WORD_END}`, 'i'))

export const level = () =>
  kind<LevelName>({
    phase: 'pattern',
    offer: { choices: { group: 'levels', of: LEVELS, labels: 'queue.level' } },
    read(line, { lexicon }) {
      const meant = lookUp(lexicon.levels, line.take(pattern(lexicon))?.[0] ?? '')
      const found = LEVELS.find((one) => one === meant)
      return found && { value: found }
    },
    shown: (value) => ({ key: `queue.level.${value}` }),
  })
