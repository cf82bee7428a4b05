/** How goods stand in the warehouse, in one word. */
import { kind } from '../commands/argument.js'
import { WORD_END, WORD_START } from '../words/line.js'
import { lookUp, oneOf, perLexicon } from './pattern.js'

const STOCKS = ['ok', 'short', 'damaged'] as const
type StockWord = (typeof STOCKS)[number]

const patterns = perLexicon(({ stocks }) => new RegExp(`${WORD_START}${oneOf(stocks.keys())}${WORD_END}`, 'i'))

export const stockWord = () =>
  kind<StockWord>({
    phase: 'pattern',
    offer: { choices: { group: 'stocks', of: STOCKS, labels: 'button.stock' } },
    read(line, { lexicon }) {
      const [word = ''] = line.take(patterns(lexicon)) ?? []
      const meant = lookUp(lexicon.stocks, word)
      const found = STOCKS.find((one) => one === meant)
      return found && { value: found }
    },
    shown: (value) => ({ key: `button.stock.${value}` }),
  })
