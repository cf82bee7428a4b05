/** What a customer is to get, in one word: money or a voucher, and whether it is a special case. */
import { kind } from '../commands/argument.js'
import { WORD_END, WORD_START } from '../words/line.js'
import { lookUp, meaning, oneOf, perLexicon } from './pattern.js'

export type ClaimWord = 'compensation' | 'voucher'

const WORDS: readonly ClaimWord[] = ['compensation', 'voucher']

const patterns = perLexicon(({ claims }) => {
  const word = (...meanings: string[]) =>
    new RegExp(`${WORD_START}${oneOf(meaning(claims, ...meanings))}${WORD_END}`, 'i')
  return { claim: word(...WORDS), special: word('special') }
})

/** Any of its words, wherever it stands as a word of its own. */
export const claimWord = () =>
  kind<ClaimWord>({
    phase: 'pattern',
    offer: { choices: { group: 'claims', of: WORDS, labels: 'reading.claim' } },
    read(line, { lexicon }) {
      const match = line.take(patterns(lexicon).claim)
      return match && { value: lookUp(lexicon.claims, match[0]) as ClaimWord }
    },
    shown: (value) => ({ key: `reading.claim.${value}` }),
  })

/** True when it is said; nothing else means it. */
export const special = () =>
  kind<boolean>({
    phase: 'pattern',
    offer: { choices: { group: 'claims', of: ['special'], labels: 'reading' } },
    read: (line, { lexicon }) => (line.take(patterns(lexicon).special) ? { value: true } : undefined),
    shown: () => ({ key: 'reading.special' }),
  })
