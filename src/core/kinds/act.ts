/** What is to be done with the thing that a line names: add it, remove it, approve it. */
import { kind } from '../commands/argument.js'
import { WORD_END, WORD_START } from '../words/line.js'
import { lookUp, meaning, oneOf, perLexicon } from './pattern.js'

export type ActName =
  | 'byPhone'
  | 'approve'
  | 'reject'
  | 'add'
  | 'remove'
  | 'head'
  | 'weeklyRest'
  | 'noWeeklyRest'
  | 'rest'
  | 'work'
  | 'mobile'
  | 'cancel'
  | 'confirm'
  | 'waive'
  | 'history'
  | 'end'
  | 'mornings'
  | 'noMornings'
  | 'feed'
  | 'newFeed'
  | 'vip'

/** One of these acts, as a word of its own. */
export function act<A extends ActName>(...acts: A[]) {
  const pattern = perLexicon(
    (lexicon) => new RegExp(`${WORD_START}${oneOf(meaning(lexicon.acts, ...acts))}${WORD_END}`, 'i'),
  )
  return kind<A>({
    phase: 'pattern',
    offer: { choices: { group: 'acts', of: acts, labels: 'reading.act' } },
    read(line, { lexicon }) {
      const match = line.take(pattern(lexicon))
      return match && { value: lookUp(lexicon.acts, match[0]) as A }
    },
    shown: (value) => ({ key: `reading.act.${value}` }),
  })
}
