/** Whom a delay of the goods concerns: customers by their contracts, visits, phones or names, and what was planned for them (R003-005). */
import type { Db } from '../../store/store.js'
import { type CustomerRow, customersByName, customersByPhone } from '../customers/customer.js'
import { contractNumber } from '../orders/order.js'
import { OPEN, type VisitRow, WITH_CUSTOMER } from './visit.js'

export interface Delayed {
  customer: Pick<CustomerRow, 'id' | 'name'>
  /** The contracts that were named. */
  orders: { id: number; number: string }[]
  /** Deliveries and installations that are planned. */
  visits: VisitRow[]
}

export interface Delays {
  delayed: Delayed[]
  /** What follows the names. */
  rest: string[]
  /** The first name that several customers have. */
  unclear?: string
}

interface Found {
  customer: CustomerRow
  order?: { id: number; number: string }
}

/** Reads the words in their order as far as they name somebody. */
export async function delaysIn(db: Db, brandId: number, words: readonly string[]): Promise<Delays> {
  const found = new Map<number, { customer: CustomerRow; orders: { id: number; number: string }[] }>()
  let read = 0
  for (const word of words) {
    const [first, other] = named(db, brandId, word)
    if (first && other) return { delayed: [], rest: [], unclear: word }
    if (!first) break
    const { customer, order } = first
    const one = found.get(customer.id) ?? { customer, orders: [] }
    if (order && !one.orders.some(({ id }) => id === order.id)) one.orders.push(order)
    found.set(customer.id, one)
    read++
  }
  const delayed: Delayed[] = []
  for (const one of found.values()) delayed.push({ ...one, visits: await planned(db, one) })
  return { delayed, rest: words.slice(read) }
}

const ORDER = `SELECT "Order"."id", "number", "Customer"."id" AS "customerId", "name", "phone", "address" FROM "Order"
  JOIN "Customer" ON "Customer"."id" = "customerId" WHERE "Order"."brandId" = ? AND "number" = ?`
const OF_VISIT = `SELECT "Customer"."id", "name", "phone", "Customer"."address" FROM "Visit"
  JOIN "Customer" ON "Customer"."id" = "customerId" WHERE "Visit"."brandId" = ? AND "code" = ?`

function named(db: Db, brandId: number, word: string): Found[] {
  const order = db.sql.get<CustomerRow & { customerId: number; number: string }>(ORDER, brandId, contractNumber(word))
  if (order) {
    const { id, number, customerId, name, phone, address } = order
    return [{ customer: { id: customerId, name, phone, address }, order: { id, number } }]
  }
  const visited = db.sql.all<CustomerRow>(OF_VISIT, brandId, word.toUpperCase())
  const files = visited.length > 0 ? visited : customersByPhone(db, brandId, word)
  return (files.length > 0 ? files : customersByName(db, brandId, word)).map((customer) => ({ customer }))
}

/** Those of other contracts stay as they are. */
async function planned(db: Db, { customer, orders }: Omit<Delayed, 'visits'>): Promise<VisitRow[]> {
  const visits = await db.visit.findMany({
    where: { customerId: customer.id, kind: { in: ['delivery', 'installation'] }, held: false, ...OPEN },
    include: WITH_CUSTOMER,
    orderBy: [{ day: 'asc' }, { id: 'asc' }],
  })
  const ids = orders.map(({ id }) => id)
  return visits.filter(({ orderId }) => ids.length === 0 || orderId === null || ids.includes(orderId))
}
