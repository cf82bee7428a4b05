/** How a customer's home stands before an installation: all ready, still missing something, or never mind. */
import { kind } from '../../core/commands/argument.js'
import { lookUp, oneOf, perLexicon } from '../../core/kinds/pattern.js'
import { WORD_END, WORD_START } from '../../core/words/line.js'

const READINESS = ['ready', 'missing', 'anyway'] as const
export type Readiness = (typeof READINESS)[number]

const pattern = perLexicon(
  ({ readiness }) => new RegExp(`${WORD_START}${oneOf(readiness.keys())}(?:${WORD_END}|(?=[\\s:\\uFF1A]))`, 'i'),
)

export const readiness = () =>
  kind<Readiness>({
    phase: 'pattern',
    offer: { choices: { group: 'readiness', of: READINESS, labels: 'crew.readiness' } },
    read(line, { lexicon }) {
      const typed = line.take(pattern(lexicon))?.[0]
      const meant = typed === undefined ? undefined : lookUp(lexicon.readiness, typed)
      const found = READINESS.find((one) => one === meant)
      return found && { value: found }
    },
    shown: (value) => ({ key: `crew.readiness.${value}` }),
  })
