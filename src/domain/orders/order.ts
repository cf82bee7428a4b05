/** The contract of a customer and what was bought by it; its number is one of its kind in a brand (R003-002). */

import type { Db } from '../../store/store.js'
import type { Filed } from '../customers/customer.js'

export interface Item {
  product: string
  quantity: number
}

export interface OrderSaid {
  /** In capitals, as `contractNumber` makes it. */
  number: string
  customerId: number
  /** "yyyy-MM-dd" */
  signedOn?: string
  items: readonly Item[]
}

export interface OrderRow {
  id: number
  number: string
  customerId: number
  customer: string
  phone: string
  address: string | null
}

export interface LineRow extends Item {
  id: number
  number: number
  /** How many have come that can be used, and how many that cannot. */
  arrived: number
  damaged: number
}

/** People type both. */
export const contractNumber = (typed: string): string => typed.trim().toUpperCase()

export const orderByNumber = (db: Db, brandId: number, number: string): OrderRow | undefined =>
  db.sql.get(
    `SELECT o."id", o."number", o."customerId", c."name" AS "customer", c."phone", c."address"
     FROM "Order" o JOIN "Customer" c ON c."id" = o."customerId" WHERE o."brandId" = ? AND o."number" = ?`,
    brandId,
    number,
  )

/** As a visit names what it brings. */
export const goodsOf = (items: readonly Item[]): string =>
  items.map(({ product, quantity }) => `${product}×${quantity}`).join(' ')

export const linesOf = (db: Db, orderId: number): LineRow[] =>
  db.sql.all(
    `SELECT "id", "number", "product", "quantity", "arrived", "damaged" FROM "OrderLine"
     WHERE "orderId" = ? ORDER BY "number"`,
    orderId,
  )

/** Adds the order and its lines; a product that is there already gets the quantity that is said. `of` is whose number it is, when it is another customer's. */
export function fileOrder(db: Db, brandId: number, said: OrderSaid, at: Date): { filed: Filed } | { of: OrderRow } {
  const { number, customerId, signedOn, items } = said
  const known = orderByNumber(db, brandId, number)
  if (known && known.customerId !== customerId) return { of: known }
  const id = known?.id ?? db.sql.insert('Order', { brandId, customerId, number, signedOn, createdAt: at })
  const dated = known && signedOn ? dateOrder(db, id, signedOn) : false
  const lines = known ? linesOf(db, id) : []
  const changed = items.filter((item) => fileItem(db, id, lines, item))
  return { filed: !known ? 'new' : dated || changed.length > 0 ? 'changed' : 'same' }
}

const dateOrder = ({ sql }: Db, id: number, signedOn: string): boolean =>
  sql.run('UPDATE "Order" SET "signedOn" = ? WHERE "id" = ? AND "signedOn" IS NOT ?', signedOn, id, signedOn) === 1

/** Answers whether it is news. @param lines of the order; a new one is added to them */
function fileItem({ sql }: Db, orderId: number, lines: LineRow[], { product, quantity }: Item): boolean {
  const known = lines.find((line) => line.product === product)
  if (known)
    return (
      sql.run(
        'UPDATE "OrderLine" SET "quantity" = ? WHERE "id" = ? AND "quantity" <> ?',
        quantity,
        known.id,
        quantity,
      ) === 1
    )
  const number = (lines.at(-1)?.number ?? 0) + 1
  const id = sql.insert('OrderLine', { orderId, number, product, quantity })
  lines.push({ id, number, product, quantity, arrived: 0, damaged: 0 })
  return true
}
