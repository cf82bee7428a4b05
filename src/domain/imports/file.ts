/** Files a whole table, or says what is wrong with it. The preview is the same work, undone. */
import { localDayOf } from '../calendar/local-day.js'
import { customersByPhone, type Filed, fileWhole } from '../customers/customer.js'
import { isComplete, noteCome } from '../orders/arrival.js'
import { contractNumber, fileOrder, linesOf, orderByNumber } from '../orders/order.js'
import { thankForContract } from '../sms/registered.js'
import { goodsCame } from '../visits/delayed.js'
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

/** After so many lines whatever else waits has its turn: a platform's heartbeat, a page; but nobody else's transaction. */
const LINES_AT_A_TIME = 100
const breath = () => new Promise<void>((resolve) => setImmediate(resolve))

/** @returns how many lines were filed as what; with anything wrong the caller must undo all of it */
export async function fileTable(on: Filing, table: Table): Promise<Tally> {
  const tally: Tally = { new: 0, changed: 0, same: 0, wrong: [], notes: [] }
  const today = localDayOf(on.at, on.calendar.zone)
  const file = async <Row extends { line: number }>(rows: Row[], one: (row: Row) => LineFiled) => {
    for (const [index, row] of rows.entries()) {
      if (index % LINES_AT_A_TIME === 0) await breath()
      const filed = one(row)
      if (typeof filed === 'string') tally[filed] += 1
      else tally.wrong.push({ line: row.line, ...filed })
    }
  }
  if (table.kind === 'customers') await file(table.rows, (row) => fileCustomerLine(on, row, tally.notes))
  if (table.kind === 'orders') await file(table.rows, (row) => fileOrderLines(on, row, tally.notes))
  if (table.kind === 'arrivals') await file(table.rows, (row) => fileArrival(on, row, tally.notes))
  if (table.kind === 'bookings') await file(table.rows, (row) => fileBooking(on, row, today))
  return tally
}

/** What `fileTable` would do. */
export async function rehearse(on: Filing, table: Table): Promise<Tally> {
  const { sql } = on.db
  sql.run('SAVEPOINT rehearsal')
  try {
    return await fileTable(on, table)
  } finally {
    sql.run('ROLLBACK TO rehearsal')
    sql.run('RELEASE rehearsal')
  }
}

/** Families share a phone, and so do slips of the pen: it is filed, and said. */
function fileCustomerLine({ db, brand, by, at }: Filing, { line, ...who }: CustomerLine, notes: Remark[]): Filed {
  const { filed } = fileWhole(db, brand.id, who, { by, at })
  const other =
    filed === 'new' ? customersByPhone(db, brand.id, who.phone).find(({ name }) => name !== who.name) : undefined
  if (other) notes.push({ line, why: 'samePhone', values: { name: who.name, other: other.name } })
  return filed
}

function fileOrderLines(on: Filing, row: OrderLines, notes: Remark[]): LineFiled {
  const { line, number, signedOn, items, ...who } = row
  const { db, brand, policy, calendar, by, at } = on
  const before = fileCustomerLine(on, { line, ...who }, notes)
  const { row: customer } = fileWhole(db, brand.id, who, { by, at })
  const done = fileOrder(db, brand.id, { number, customerId: customer.id, signedOn, items }, at)
  if ('of' in done) return { why: 'ordersOther', values: { number, customer: done.of.customer } }
  // Of contracts that were signed before nobody wants to be told now (R003-003).
  const isOfToday = done.filed === 'new' && signedOn === localDayOf(at, calendar.zone)
  if (isOfToday) thankForContract(db, policy, { brand, customer, order: number, at })
  return done.filed === 'same' && before === 'changed' ? 'changed' : done.filed
}

function fileArrival({ db, brand, by, at }: Filing, row: ArrivalLine, notes: Remark[]): LineFiled {
  const number = contractNumber(row.number)
  const order = orderByNumber(db, brand.id, number)
  if (!order) return { why: 'noOrder', values: { number } }
  const { product } = row
  const lines = linesOf(db, order.id).filter((one) => product === undefined || one.product === product)
  if (lines.length === 0)
    return { why: product === undefined ? 'noLines' : 'noProduct', values: { number, product: product ?? '' } }
  if (lines.length > 1 && (row.arrived !== undefined || row.damaged)) return { why: 'whichProduct', values: { number } }
  const [only] = lines
  const ordered = { number, product: only?.product ?? '', count: only?.quantity ?? 0 }
  if ((row.damaged ?? 0) > (row.arrived ?? ordered.count)) return { why: 'damagedMore', values: ordered }
  if (row.arrived !== undefined && row.arrived > ordered.count)
    notes.push({ line: row.line, why: 'cameMore', values: { ...ordered, arrived: row.arrived } })
  const changed = lines.filter((line) => {
    const damaged = row.damaged ?? 0
    const arrived = row.arrived === undefined ? line.quantity - damaged : row.arrived - damaged
    return noteCome(db, line, { arrived, damaged })
  })
  if (changed.length > 0 && isComplete(linesOf(db, order.id))) goodsCame(db, order.id, { by, at })
  return changed.length > 0 ? 'changed' : 'same'
}
