/** What was bought, as it is typed: "top*2; sink*1". A named list needs no counts. */
import { kind } from '../../core/commands/argument.js'
import type { Item } from '../../domain/orders/order.js'

const BETWEEN = '\\s,;\\uFF0C\\uFF1B\\u3001\\uFDD0\\uFDD1'
const ITEM = `[^${BETWEEN}*\\u00D7]{1,40}\\s?[*\\u00D7]\\s?[-\\u2212]?\\d{1,4}\\p{L}{0,1}`
const LIST = new RegExp(`(?<![^${BETWEEN}])${ITEM}(?:[${BETWEEN}]+${ITEM})*(?![^${BETWEEN}])`, 'u')
const COUNTED = /^(.+?)\s?[*\u00D7]\s?([-\u2212]?\d{1,4})\p{L}?$/u

const BETWEEN_NAMED = /[;,\uFF0C\uFF1B\u3001\n]+/
const BETWEEN_COUNTED = new RegExp(`(?<=\\d\\p{L}?)[${BETWEEN}]+`, 'u')

/** One of each where no count is said. */
export const itemsIn = (typed: string, between = BETWEEN_NAMED): Item[] =>
  typed
    .split(between)
    .map((one) => one.trim())
    .filter(Boolean)
    .map(itemOf)

export const items = () =>
  kind<Item[]>({
    phase: 'pattern',
    offer: { long: true },
    read(line) {
      const typed = line.named ? line.takeAll() : line.take(LIST)?.[0]
      const read = typed === undefined ? [] : itemsIn(typed, line.named ? BETWEEN_NAMED : BETWEEN_COUNTED)
      const none = read.find(({ quantity }) => quantity < 1)
      if (none) return { wrong: { key: 'reading.count', values: { ...none } } }
      return read.length > 0 ? { value: read } : undefined
    },
    shown: (list) => list.map(({ product, quantity }) => `${product}×${quantity}`),
  })

function itemOf(typed: string): Item {
  const [, product, quantity = '1'] = COUNTED.exec(typed) ?? []
  return product === undefined
    ? { product: typed, quantity: 1 }
    : { product: product.trim(), quantity: Number(quantity.replace('\u2212', '-')) }
}
