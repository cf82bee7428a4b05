/** That goods have come which were missing, and perhaps how: "arrived", "arrived damaged". */
import { kind } from '../../core/commands/argument.js'
import { lookUp, meaning, oneOf, perLexicon } from '../../core/kinds/pattern.js'
import { WORD_END, WORD_START } from '../../core/words/line.js'

export type ArrivalTyped = 'arrived' | 'intact' | 'damaged'

const patterns = perLexicon(({ arrivals }) => {
  const word = (...meanings: ArrivalTyped[]) =>
    new RegExp(`${WORD_START}${oneOf(meaning(arrivals, ...meanings))}${WORD_END}`, 'i')
  return { arrived: word('arrived'), how: word('intact', 'damaged') }
})

/** How they came is only read where it is said that they did; else it is what is missing. */
export const arrival = () =>
  kind<ArrivalTyped>({
    phase: 'pattern',
    offer: { choices: { group: 'arrivals', labels: 'door.arrival' } },
    read(line, { lexicon }) {
      const { arrived, how } = patterns(lexicon)
      const said = line.take(arrived)
      const [typed = ''] = (said || line.named ? line.take(how) : undefined) ?? []
      const state = lookUp(lexicon.arrivals, typed)
      if (state === 'intact' || state === 'damaged') return { value: state }
      return said && { value: 'arrived' }
    },
    shown: (value) => ({ key: `door.arrival.${value}` }),
  })
