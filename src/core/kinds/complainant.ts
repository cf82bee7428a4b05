/** Whether somebody complains for a firm that we work with, not for themselves. */
import { kind } from '../commands/argument.js'
import { WORD_END, WORD_START } from '../words/line.js'
import { lookUp, oneOf, perLexicon } from './pattern.js'

export type Complainant = 'owner' | 'partner'

const COMPLAINANTS: readonly Complainant[] = ['owner', 'partner']

const pattern = perLexicon(
  ({ complainants }) => new RegExp(`${WORD_START}${oneOf(complainants.keys())}${WORD_END}`, 'i'),
)

/** Beside a problem only by its name: a firm may be what it is about. */
export const complainant = ({ onlyNamed = true } = {}) =>
  kind<Complainant>({
    phase: 'pattern',
    onlyNamed,
    offer: { choices: { group: 'complainants', of: COMPLAINANTS, labels: 'intake.complainants' } },
    read(line, { lexicon }) {
      const meant = lookUp(lexicon.complainants, line.take(pattern(lexicon))?.[0] ?? '')
      const found = COMPLAINANTS.find((one) => one === meant)
      return found && { value: found }
    },
    shown: (value) => ({ key: `intake.complainants.${value}` }),
  })
