/** How much, in three grades: high, medium or low. */
import { kind } from '../commands/argument.js'
import { lookUp, oneOf, perLexicon } from './pattern.js'

export const GRADES = ['high', 'medium', 'low'] as const
export type Grade = (typeof GRADES)[number]

const pattern = perLexicon(({ grades }) => new RegExp(`^\\s*${oneOf(grades.keys())}(?![\\p{L}\\p{N}])`, 'iu'))

/** Only by its name: such words stand in every reason. */
export const grade = () =>
  kind<Grade>({
    phase: 'pattern',
    onlyNamed: true,
    offer: { choices: { group: 'grades', of: GRADES, labels: 'severity.grade' } },
    read(line, { lexicon }) {
      const match = line.take(pattern(lexicon))
      const found = match && lookUp(lexicon.grades, match[0].trim())
      const value = GRADES.find((one) => one === found)
      return value && { value }
    },
    shown: (value) => ({ key: `severity.grade.${value}` }),
  })
