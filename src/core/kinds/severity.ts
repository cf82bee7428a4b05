/** How bad a complaint is, in one word. */
import { kind } from '../commands/argument.js'
import { WORD_END, WORD_START } from '../words/line.js'
import { lookUp, oneOf, perLexicon } from './pattern.js'

export type SeverityName = 'minor' | 'ordinary' | 'major' | 'crisis'

const SEVERITIES: readonly SeverityName[] = ['minor', 'ordinary', 'major', 'crisis']

const pattern = perLexicon(({ severities }) => new RegExp(`${WORD_START}${oneOf(severities.keys())}${WORD_END}`, 'i'))

/** Any of its words, wherever it stands as a word of its own. */
export const severity = () =>
  kind<SeverityName>({
    phase: 'pattern',
    offer: { choices: { group: 'severities', of: SEVERITIES, labels: 'severity.level' } },
    read(line, { lexicon }) {
      const match = line.take(pattern(lexicon))
      return match && { value: lookUp(lexicon.severities, match[0]) as SeverityName }
    },
    shown: labelOf,
    options: () => SEVERITIES.map((value) => ({ label: labelOf(value), value })),
  })

const labelOf = (value: SeverityName) => ({ key: `severity.level.${value}` })
