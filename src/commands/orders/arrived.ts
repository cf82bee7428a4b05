/** Goods have come, of whole orders or of some of their lines; what is complete can be booked at once (R003-004). */
import { UserMistake } from '../../core/errors.js'
import { choices, type Draft, type DraftBlock, type DraftChoice, list, text } from '../../core/posts/draft.js'
import { hasDelivery, isComplete, noteCome } from '../../domain/orders/arrival.js'
import { goodsOf, type LineRow, linesOf, type OrderRow, orderByNumber } from '../../domain/orders/order.js'
import { defineCommand, type StaffHere } from '../define.js'
import { visitsGoOn } from '../visits/delay-over.js'
import { PLANNERS } from '../visits/roles.js'
import { arrivedOrders, type OrderArrived } from './arrived-orders.js'

export default defineCommand({
  name: 'arrived',
  arguments: { orders: arrivedOrders() },
  form: ['orders'],
  who: [...PLANNERS, 'warehouse'],
  where: ['work', 'warehouse', 'direct'],
  async handle({ orders }, context) {
    const found = orders.map((said) => ({ said, order: orderNamed(context, said.number) }))
    const all = found.map(({ said, order }) => come(context, order, said))
    const complete = all.flatMap(({ order, lines }) => (isComplete(lines) ? order.id : []))
    return [answer(context, all), ...(await visitsGoOn(context, complete))]
  },
})

function orderNamed({ db, brand }: StaffHere, number: string): OrderRow {
  const order = orderByNumber(db, brand.id, number)
  if (!order) throw new UserMistake({ key: 'order.unknown', values: { number } })
  return order
}

interface Come {
  order: OrderRow
  lines: LineRow[]
}

/** Notes it line by line. @throws UserMistake for a line that is not there; then nothing is noted */
function come({ db }: StaffHere, order: OrderRow, { lines: numbers, damaged = 0 }: OrderArrived): Come {
  const all = linesOf(db, order.id)
  const { number } = order
  if (all.length === 0) throw new UserMistake({ key: 'order.noLines', values: { number } })
  for (const one of numbers)
    if (!all.some((line) => line.number === one))
      throw new UserMistake({ key: 'order.noLine', values: { number, line: one } })
  const those = numbers.length === 0 ? all : all.filter((line) => numbers.includes(line.number))
  const [only] = those
  if (damaged > 0 && those.length > 1) throw new UserMistake({ key: 'order.whichDamaged', values: { number } })
  if (only && damaged > only.quantity)
    throw new UserMistake({ key: 'order.tooMany', values: { number, product: only.product, count: only.quantity } })
  for (const line of those) noteCome(db, line, { arrived: line.quantity - damaged, damaged })
  return { order, lines: linesOf(db, order.id) }
}

const answer = ({ db }: StaffHere, all: Come[]): Draft => {
  const buttons = all.flatMap(({ order, lines }) =>
    isComplete(lines) && !hasDelivery(db, order.id) ? [bookIt(order, lines, all.length > 1)] : [],
  )
  return { blocks: [...all.flatMap(said), ...(buttons.length > 0 ? [choices(buttons)] : [])] }
}

/** One sentence when it is complete; else what is here and what is not. */
function said({ order, lines }: Come): DraftBlock[] {
  const { number, customer } = order
  if (isComplete(lines)) return [text('order.complete', { number, customer })]
  const missing = lines.filter(({ arrived, quantity }) => arrived < quantity)
  return [text('order.partly', { number, customer }), list(missing.map(lineSaid))]
}

export const lineSaid = ({ number, product, quantity, arrived, damaged }: LineRow) => ({
  key: 'order.line',
  values: {
    ...{ number, product, quantity, arrived },
    damaged: damaged > 0 ? { key: 'order.damaged', values: { count: damaged } } : '',
  },
})

const bookIt = ({ customer, phone, address }: OrderRow, lines: LineRow[], named: boolean): DraftChoice => ({
  label: named ? { key: 'order.bookOf', values: { customer } } : { key: 'button.bookDelivery' },
  does: {
    command: 'delivery',
    given: {
      ...{ customer, phone, address: address ?? undefined },
      goods: goodsOf(lines),
    },
  },
})
