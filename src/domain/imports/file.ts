/** Files a whole table, or says what is wrong with it. The preview is the same work, undone. */
import { localDayOf } from '../calendar/local-day.js'
import { customersByPhone, type Filed, fileWhole } from '../customers/customer.js'
import { noteCome } from '../orders/arrival.js'
import { contractNumber, fileOrder, linesOf, orderByNumber } from '../orders/order.js'
import { thankForContract } from '../sms/registered.js'
import { fileBooking } from './booking.js'
import type { Filing, LineFiled } from './filing.js'
import type { ArrivalLine, CustomerLine, OrderLines, Remark, Table } from './table.js'

export interface Tally {
  new: number
  changed: number
  same: number
  /** Lines that cannot be: then nothing may be filed. */
  wrong: Remark[]
  /** Lines that are filed, and should be looked at. */
  notes: Remark[]
}

/** @returns how many lines were filed as what; with anything wrong the caller must undo all of it */
export function fileTable(on: Filing, table: Table): Tally {
  const tally: Tally = { new: 0, changed: 0, same: 0, wrong: [], notes: [] }
  const today = localDayOf(on.at, on.calendar.zone)
  const file = <Row extends { line: number }>(rows: Row[], one: (row: Row) => LineFiled) => {
    for (const row of rows) {
      const filed = one(row)
      if (typeof filed === 'string') tally[filed] += 1
      else tally.wrong.push({ line: row.line, ...filed })
    }
  }
  if (table.kind === 'customers') file(table.rows, (row) => fileCustomerLine(on, row, tally.notes))
  if (table.kind === 'orders') file(table.rows, (row) => fileOrderLines(on, row, tally.notes))
  if (table.kind === 'arrivals') file(table.rows, (row) => fileArrival(on, row))
  if (table.kind === 'bookings') file(table.rows, (row) => fileBooking(on, row, today))
  return tally
}

/** What `fileTable` would do. */
export function rehearse(on: Filing, table: Table): Tally {
  const { sql } = on.db
  sql.run('SAVEPOINT rehearsal')
  try {
    return fileTable(on, table)
  } finally {
    sql.run('ROLLBACK TO rehearsal')
    sql.run('RELEASE rehearsal')
  }
}

/** Families share a phone, and so do slips of the pen: it is filed, and said. */
function fileCustomerLine({ db, brand, at }: Filing, { line, ...who }: CustomerLine, notes: Remark[]): Filed {
  const { filed } = fileWhole(db, brand.id, who, at)
  const other =
    filed === 'new' ? customersByPhone(db, brand.id, who.phone).find(({ name }) => name !== who.name) : undefined
  if (other) notes.push({ line, why: 'samePhone', values: { name: who.name, other: other.name } })
  return filed
}

function fileOrderLines(on: Filing, row: OrderLines, notes: Remark[]): LineFiled {
  const { line, number, signedOn, items, ...who } = row
  const { db, brand, policy, calendar, at } = on
  const before = fileCustomerLine(on, { line, ...who }, notes)
  const { row: customer } = fileWhole(db, brand.id, who, at)
  const done = fileOrder(db, brand.id, { number, customerId: customer.id, signedOn, items }, at)
  if ('of' in done) return { why: 'ordersOther', values: { number, customer: done.of.customer } }
  // Of contracts that were signed before nobody wants to be told now (R003-003).
  const isOfToday = done.filed === 'new' && signedOn === localDayOf(at, calendar.zone)
  if (isOfToday) thankForContract(db, policy, { brand, customer, order: number, at })
  return done.filed === 'same' && before === 'changed' ? 'changed' : done.filed
}

function fileArrival({ db, brand }: Filing, row: ArrivalLine): LineFiled {
  const number = contractNumber(row.number)
  const order = orderByNumber(db, brand.id, number)
  if (!order) return { why: 'noOrder', values: { number } }
  const { product } = row
  const lines = linesOf(db, order.id).filter((one) => product === undefined || one.product === product)
  if (lines.length === 0)
    return { why: product === undefined ? 'noLines' : 'noProduct', values: { number, product: product ?? '' } }
  if (lines.length > 1 && (row.arrived !== undefined || row.damaged)) return { why: 'whichProduct', values: { number } }
  const changed = lines.filter((line) => {
    const damaged = row.damaged ?? 0
    const arrived = row.arrived === undefined ? line.quantity - damaged : row.arrived - damaged
    return noteCome(db, line, { arrived: Math.max(0, arrived), damaged })
  })
  return changed.length > 0 ? 'changed' : 'same'
}
