/** What has come of an order, line by line, and whether it can be delivered (R003-004). */
import type { Db } from '../../store/store.js'
import { type LineRow, linesOf, type OrderRow, orderByNumber } from './order.js'

/** So many of a line have come: those that can be used, and those that cannot. */
export interface Come {
  arrived: number
  damaged: number
}

/** Answers whether it is news. */
export const noteCome = ({ sql }: Db, { id }: Pick<LineRow, 'id'>, { arrived, damaged }: Come): boolean =>
  sql.run(
    `UPDATE "OrderLine" SET "arrived" = ?, "damaged" = ? WHERE "id" = ? AND ("arrived" <> ? OR "damaged" <> ?)`,
    ...[arrived, damaged, id, arrived, damaged],
  ) === 1

/** All of it is here, and whole. */
export const isComplete = (lines: readonly LineRow[]): boolean =>
  lines.length > 0 && lines.every(({ arrived, quantity }) => arrived >= quantity)

/** Whether its delivery is booked or made already; one that names no order counts for the customer's. */
export const hasDelivery = (db: Db, orderId: number): boolean =>
  db.sql.get(
    `SELECT 1 FROM "Order" o JOIN "Visit" v ON v."customerId" = o."customerId" AND v."kind" = 'delivery'
       AND v."state" <> 'cancelled' AND (v."orderId" = o."id" OR v."orderId" IS NULL AND v."createdAt" >= o."createdAt")
     WHERE o."id" = ? LIMIT 1`,
    orderId,
  ) !== undefined

/** Of these orders those of which everything has come, and no delivery is booked. */
export const ordersToBook = (db: Db, brandId: number, numbers: readonly string[]): OrderRow[] =>
  numbers.flatMap((number) => {
    const order = orderByNumber(db, brandId, number)
    return order && isComplete(linesOf(db, order.id)) && !hasDelivery(db, order.id) ? [order] : []
  })
