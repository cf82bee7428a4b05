/** From cells to a table that can be filed: every line is read as its columns say, and what cannot be is remembered with its line. */
import type { Reading } from '../../core/commands/argument.js'
import type { Said } from '../../core/errors.js'
import { LONGEST_NAME } from '../../core/kinds/name.js'
import type { Details } from '../../domain/customers/customer.js'
import type { ArrivalLine, BookingLine, OrderLines, Remark, Table } from '../../domain/imports/table.js'
import { contractNumber } from '../../domain/orders/order.js'
import { countOf, isBlank, phoneOf, slotOf, textOf, WrongCell, yesOf } from './cells.js'
import { findHead } from './columns.js'
import type { Cell } from './read-file.js'

export type TableRead = { table: Table; wrong: Remark[] } | { said: Said }

/** The cell of a column in the line that is read. */
type At = (column: string) => Cell | undefined

export function readTable(rows: readonly Cell[][], reading: Reading): TableRead {
  if (rows.every((row) => row.every(isBlank))) return { said: { key: 'import.blank' } }
  const head = findHead(rows, reading.lexicon)
  if ('words' in head) return { said: { key: 'import.noHead', values: { words: head.words } } }
  const lines: Numbered[] = rows.flatMap((row, index) => {
    const at: At = (column) => row[head.places.get(column) ?? -1]
    return index > head.at && !row.every(isBlank) ? { line: index + 1, at } : []
  })
  if (lines.length === 0) return { said: { key: 'import.empty' } }
  const wrong: Remark[] = []
  return { table: tableOf(head.kind, lines, reading, wrong), wrong }
}

interface Numbered {
  line: number
  at: At
}

function tableOf(kind: Table['kind'], lines: Numbered[], reading: Reading, wrong: Remark[]): Table {
  const each = <Row>(read: (at: At, line: number) => Row[]): Row[] => lines.flatMap((one) => attempt(one, read, wrong))
  if (kind === 'customers')
    return { kind, rows: each((at, line) => [{ line, ...whoOf(at, reading), ...detailsOf(at, reading) }]) }
  if (kind === 'bookings') return { kind, rows: each((at, line) => bookingsOf(at, line, reading)) }
  if (kind === 'arrivals') return { kind, rows: arrivalsOf(each, reading) }
  return { kind, rows: ordersOf(each, reading) }
}

type Each = <Row>(read: (at: At, line: number) => Row[]) => Row[]

function attempt<Row>({ at, line }: Numbered, read: (at: At, line: number) => Row[], wrong: Remark[]): Row[] {
  try {
    return read(at, line)
  } catch (error) {
    if (!(error instanceof WrongCell)) throw error
    wrong.push({ line, ...error.remark })
    return []
  }
}

function needed<T>(value: T | undefined, column: string): T {
  if (value === undefined) throw new WrongCell({ why: 'missing', values: { column } })
  return value
}

const whoOf = (at: At, reading: Reading) => ({
  name: needed(textOf(at('customer'), LONGEST_NAME), 'customer'),
  phone: needed(phoneOf(at('phone'), reading), 'phone'),
})

const detailsOf = (at: At, reading: Reading): Details => ({
  address: textOf(at('address')),
  area: textOf(at('area')),
  designer: textOf(at('designer')),
  manager: textOf(at('manager')),
  guide: textOf(at('guide')),
  remark: textOf(at('remark')),
  vip: yesOf(at('vip'), reading),
})

/** One order over several lines; where cells were merged, only the first line names it. */
function ordersOf(each: Each, reading: Reading): OrderLines[] {
  const orders = new Map<string, OrderLines>()
  let last: OrderLines | undefined
  each((at, line) => {
    const said = textOf(at('order'))
    const number = said === undefined ? undefined : contractNumber(said)
    const known = number === undefined ? last : orders.get(number)
    last = undefined
    const order = known ?? newOrder(at, line, needed(number, 'order'), reading)
    if (number !== undefined && known) mustBeSame(at, known, reading)
    const product = textOf(at('product'))
    if (product !== undefined) addItem(order, product, quantityOf(at, product))
    orders.set(order.number, order)
    last = order
    return []
  })
  return [...orders.values()]
}

function newOrder(at: At, line: number, number: string, reading: Reading): OrderLines {
  const signedOn = slotOf(at('signed') ?? at('date'), undefined, reading)?.day
  return { line, number, ...whoOf(at, reading), ...detailsOf(at, reading), signedOn, items: [] }
}

/** A contract number is one customer's, who has one phone number and one address. */
function mustBeSame(at: At, known: OrderLines, reading: Reading): void {
  const { number, name, line } = known
  const customer = textOf(at('customer')) ?? name
  if (customer !== name) throw new WrongCell({ why: 'ordersOther', values: { number, customer: name } })
  const said = { phone: phoneOf(at('phone'), reading), address: textOf(at('address')) }
  known.address ??= said.address
  const column = (['phone', 'address'] as const).find((one) => said[one] !== undefined && said[one] !== known[one])
  if (column !== undefined) throw new WrongCell({ why: 'differs', values: { number, column, of: line } })
}

function quantityOf(at: At, product: string): number {
  const quantity = countOf(at('quantity')) ?? 1
  if (quantity === 0) throw new WrongCell({ why: 'none', values: { product } })
  return quantity
}

/** The same product in two lines is so many of it. */
function addItem({ items }: OrderLines, product: string, quantity: number): void {
  const known = items.find((item) => item.product === product)
  if (known) known.quantity += quantity
  else items.push({ product, quantity })
}

/** Where nothing is said of a line, nothing has come that we would know of; a word for "complete" is all of it. */
function arrivalsOf(each: Each, { lexicon }: Reading): ArrivalLine[] {
  let last: string | undefined
  return each((at, line) => {
    const number: string = needed(textOf(at('order')) ?? last, 'order')
    last = number
    const said = textOf(at('arrived'))
    if (said === undefined) return []
    const isAll = lexicon.stocks.get(said.toLowerCase()) === 'ok'
    const arrived = isAll ? undefined : countOf(at('arrived'))
    return [{ line, number, product: textOf(at('product')), arrived, damaged: countOf(at('damaged')) }]
  })
}

const KINDS = ['delivery', 'installation', 'service'] as const

/** As many visits as there are dates in the line. */
function bookingsOf(at: At, line: number, reading: Reading): BookingLine[] {
  const rest = {
    ...{ line, ...whoOf(at, reading), address: textOf(at('address')), goods: textOf(at('product')) },
    ...{ crew: textOf(at('crew')), crewPhone: phoneOf(at('crewPhone'), reading), reason: textOf(at('reason')) },
  }
  const dated = KINDS.flatMap((kind) => {
    const slot = slotOf(at(kind), at('half'), reading)
    return slot ? [{ ...rest, kind, ...slot }] : []
  })
  if (dated.length > 0) return dated
  const slot = needed(slotOf(at('date'), at('half'), reading), 'date')
  const typed = needed(textOf(at('kind')), 'kind')
  const kind = KINDS.find((one) => one === reading.lexicon.visitKinds.get(typed.toLowerCase()))
  if (!kind) throw new WrongCell({ why: 'kind', values: { text: typed } })
  return [{ ...rest, kind, ...slot }]
}
