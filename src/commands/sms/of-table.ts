/** What an imported table is reason to write: contracts of these days, and visits in a schedule that is out (R003-003, R003-021). */
import { addDays } from '../../domain/calendar/local-day.js'
import type { Table } from '../../domain/imports/table.js'
import { tellOfDays } from '../../domain/sms/coming.js'
import { thankForContract } from '../../domain/sms/registered.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'

/** Nobody is thanked for a contract that was signed before; a table may hold years of them. */
const FRESH_DAYS = 7

type Here = Pick<StaffHere, 'db' | 'rules' | 'brand' | 'now'>

/** After the table was filed. */
export function messagesOfTable(context: Here, table: Table): void {
  if (table.kind === 'orders') thankForFresh(context)
  const days = table.kind === 'bookings' ? table.rows.map(({ day }) => day).sort() : []
  const [from] = days
  const to = days.at(-1)
  if (from !== undefined && to !== undefined) tellOfDays(context, { from, to })
}

function thankForFresh(context: Here): void {
  const { db, rules, brand, now } = context
  const fresh = db.sql.all<{ number: string; id: number; name: string; phone: string }>(
    `SELECT o."number", c."id", c."name", c."phone" FROM "Order" o JOIN "Customer" c ON c."id" = o."customerId"
     WHERE o."brandId" = ? AND o."createdAt" = ? AND o."signedOn" >= ? ORDER BY o."id"`,
    ...[brand.id, now, addDays(todayHere(context), -FRESH_DAYS)],
  )
  for (const { number, ...customer } of fresh)
    thankForContract(db, rules.policy, { brand, customer, order: number, at: now })
}
