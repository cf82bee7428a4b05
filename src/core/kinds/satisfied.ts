/** Whether a customer is satisfied, as those say who called back. */
import { kind } from '../commands/argument.js'
import type { Lexicon } from '../words/lexicon.js'
import { lookUp, meaning, oneOf, perLexicon } from './pattern.js'

/** Between words: a phrase of several words must not be found inside a longer one. */
const ALONE = (words: string[]) => `(?<![\\p{L}\\p{N}])${oneOf(words)}(?![\\p{L}\\p{N}])`

const patterns = perLexicon(({ followups }: Lexicon) => ({
  said: new RegExp(ALONE(meaning(followups, 'satisfied', 'unsatisfied')), 'giu'),
  first: new RegExp(`(?<=^[\\s\\uFDD0]*)${ALONE(meaning(followups, 'yes', 'no'))}`, 'iu'),
}))

/** The words for it anywhere, else a yes or no at the beginning; when both are said, it is better asked. */
export const satisfied = () =>
  kind<boolean>({
    phase: 'pattern',
    offer: { choices: { group: 'followups', of: ['satisfied', 'unsatisfied'], labels: 'reading.followup' } },
    read(line, { lexicon }) {
      const { said, first } = patterns(lexicon)
      const of = (word: string) => lookUp(lexicon.followups, word) as string
      const meanings = new Set([...line.rest.matchAll(said)].map(([word]) => of(word)))
      if (meanings.size > 1) return undefined
      const match = line.take(meanings.size === 1 ? new RegExp(said, 'iu') : first)
      return match && { value: ['satisfied', 'yes'].includes(of(match[0])) }
    },
    shown: (value) => label(value),
    options: () => [true, false].map((value) => ({ label: label(value), value })),
  })

const label = (value: boolean) => ({ key: `reading.followup.${value ? 'satisfied' : 'unsatisfied'}` })
