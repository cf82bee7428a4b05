/** Orders whose goods have come, as people type them one after the other: "HT2026-001 2 1 damaged HT2026-002". */
import { kind } from '../../core/commands/argument.js'
import { meaning, oneOf, perLexicon } from '../../core/kinds/pattern.js'
import { contractNumber } from '../../domain/orders/order.js'

export interface OrderArrived {
  number: string
  /** Numbers of its lines; all of them when none is named. */
  lines: number[]
  damaged?: number
}

const patterns = perLexicon(({ arrivals }) => {
  const damaged = oneOf(meaning(arrivals, 'damaged'))
  return {
    /** What stands apart is put together first: "damaged 1" is one word. */
    apart: new RegExp(`(${damaged})[\\s:\\uFF1A]+(?=\\d)`, 'gi'),
    damaged: new RegExp(`^${damaged}(\\d{1,4})?\\p{L}{0,1}$`, 'iu'),
    negative: new RegExp(`^${damaged}[-\\u2212]`, 'i'),
  }
})
const LINE = /^#?(\d{1,2})$/
const NUMBER = /^(?=.*\d)[\p{L}\p{N}._/-]{3,40}$/u

export const arrivedOrders = () =>
  kind<OrderArrived[]>({
    phase: 'text',
    read(line, { lexicon }) {
      const { apart, damaged, negative } = patterns(lexicon)
      const words = line
        .takeAll()
        .replace(apart, '$1')
        .split(/[\s,;\uFF0C\uFF1B\u3001]+/)
      const orders: OrderArrived[] = []
      for (const word of words.filter(Boolean)) {
        const last = orders.at(-1)
        const [, number] = LINE.exec(word) ?? []
        const broken = damaged.exec(word)
        // all of its lines, as when nothing stands behind the number
        if (last && lexicon.whole.has(word.toLowerCase())) continue
        if (last && broken) last.damaged = Number(broken[1] ?? 1)
        else if (last && number !== undefined) last.lines.push(Number(number))
        else if (NUMBER.test(word) && number === undefined && !broken && !negative.test(word))
          orders.push({ number: contractNumber(word), lines: [] })
        else return { wrong: { key: 'reading.notUnderstood', values: { text: word.slice(0, 40) } } }
      }
      return orders.length > 0 ? { value: orders } : undefined
    },
    shown: (orders) => orders.map(({ number }) => number),
  })
