/** Looks customers up by a part of their name or phone number, and what is still open for each. */
import type { Db } from '../../store/store.js'
import type { CustomerRow } from './customer.js'

/** The newest customers whose name or phone contains the part; at most `most`. */
export function searchCustomers(db: Db, brandId: number, part: string, most: number): CustomerRow[] {
  const pattern = `%${part.replace(/[\\%_]/g, '\\$&')}%`
  return db.sql.all(
    String.raw`SELECT "id", "name", "phone", "address" FROM "Customer"
     WHERE "brandId" = ? AND ("name" LIKE ? ESCAPE '\' OR "phone" LIKE ? ESCAPE '\') ORDER BY "id" DESC LIMIT ?`,
    brandId,
    pattern,
    pattern,
    most,
  )
}

/** Codes of visits and complaints that are not over, by customer id, the next day's first. */
export function openCodes(db: Db, customerIds: number[]): Map<number, string[]> {
  const rows = db.sql.all<{ customerId: number; code: string }>(
    `SELECT "customerId", "code" FROM "Visit"
       WHERE "customerId" IN (SELECT "value" FROM json_each(?)) AND "state" IN ('booked', 'posted')
     UNION ALL SELECT "customerId", "code" FROM "Complaint"
       WHERE "customerId" IN (SELECT "value" FROM json_each(?)) AND "state" <> 'closed'`,
    customerIds,
    customerIds,
  )
  const byCustomer = new Map<number, string[]>()
  for (const { customerId, code } of rows) byCustomer.set(customerId, [...(byCustomer.get(customerId) ?? []), code])
  return byCustomer
}
