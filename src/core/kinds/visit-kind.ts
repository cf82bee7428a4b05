/** What somebody comes for: a delivery, an installation, a repair. */
import { kind } from '../commands/argument.js'
import { WORD_END, WORD_START } from '../words/line.js'
import { lookUp, oneOf, perLexicon } from './pattern.js'

const VISIT_KINDS = ['delivery', 'installation', 'service'] as const
type VisitKind = (typeof VISIT_KINDS)[number]

const pattern = perLexicon(({ visitKinds }) => new RegExp(`${WORD_START}${oneOf(visitKinds.keys())}${WORD_END}`, 'i'))

/** As a word of its own. */
export const visitKind = () =>
  kind<VisitKind>({
    phase: 'pattern',
    offer: { choices: { group: 'visitKinds', of: VISIT_KINDS, labels: 'visit.kind' } },
    read(line, { lexicon }) {
      const typed = line.take(pattern(lexicon))?.[0]
      const meant = typed === undefined ? undefined : lookUp(lexicon.visitKinds, typed)
      const found = VISIT_KINDS.find((one) => one === meant)
      return found && { value: found }
    },
    shown: (value) => ({ key: `visit.kind.${value}` }),
  })
