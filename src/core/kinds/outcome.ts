/** What a complaint turned out to be, where it was nobody's fault. */
import { kind } from '../commands/argument.js'
import { WORD_END, WORD_START } from '../words/line.js'
import { lookUp, oneOf, perLexicon } from './pattern.js'

export type OutcomeName = 'misunderstanding'

const OUTCOMES: readonly OutcomeName[] = ['misunderstanding']

const pattern = perLexicon(({ outcomes }) => new RegExp(`${WORD_START}${oneOf(outcomes.keys())}${WORD_END}`, 'i'))

/** Any of its words, as a word of its own. */
export const outcome = () =>
  kind<OutcomeName>({
    phase: 'pattern',
    offer: { choices: { group: 'outcomes', of: OUTCOMES, labels: 'cause.outcome' } },
    read(line, { lexicon }) {
      const match = line.take(pattern(lexicon))
      return match && { value: lookUp(lexicon.outcomes, match[0]) as OutcomeName }
    },
    shown: (value) => ({ key: `cause.outcome.${value}` }),
  })
