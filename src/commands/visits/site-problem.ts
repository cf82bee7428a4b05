/** What kind of problem turned up at a customer's home, in one word. */
import { kind } from '../../core/commands/argument.js'
import { lookUp, oneOf, perLexicon } from '../../core/kinds/pattern.js'
import { WORD_END, WORD_START } from '../../core/words/line.js'
import { SITE_PROBLEMS, type SiteProblem } from '../../domain/visits/site-problem.js'

const pattern = perLexicon(
  ({ siteProblems }) => new RegExp(`${WORD_START}${oneOf(siteProblems.keys())}${WORD_END}`, 'i'),
)

/** Tapped, or named: in a problem's own words the same ones mean something else. */
export const siteProblem = () =>
  kind<SiteProblem>({
    phase: 'pattern',
    onlyNamed: true,
    offer: { choices: { group: 'siteProblems', of: SITE_PROBLEMS, labels: 'door.type' } },
    read(line, { lexicon }) {
      const typed = line.take(pattern(lexicon))?.[0]
      const meant = typed === undefined ? undefined : lookUp(lexicon.siteProblems, typed)
      const found = SITE_PROBLEMS.find((one) => one === meant)
      return found && { value: found }
    },
    shown: (value) => ({ key: `door.type.${value}` }),
  })
