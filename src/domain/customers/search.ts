/** Looks customers up by a part of their name or phone number, and what is still open for each. */
import type { Prisma } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import { containing } from '../like.js'
import { OPEN } from '../visits/visit.js'
import type { CustomerRow } from './customer.js'

/** The newest customers whose name or phone contains the part; at most `most`. */
export function searchCustomers(db: Db, brandId: number, part: string, most: number): CustomerRow[] {
  // Prisma's `contains` would take "%" and "_" for wildcards.
  const pattern = containing(part)
  return db.sql.all(
    String.raw`SELECT "id", "name", "phone", "address" FROM "Customer"
     WHERE "brandId" = ? AND ("name" LIKE ? ESCAPE '\' OR "phone" LIKE ? ESCAPE '\') ORDER BY "id" DESC LIMIT ?`,
    brandId,
    pattern,
    pattern,
    most,
  )
}

/** With a customer's visits and complaints that are not over; visits by their days. */
export const WITH_OPEN = {
  visits: { where: OPEN, orderBy: [{ day: 'asc' }, { id: 'asc' }] },
  complaints: { where: { state: { not: 'closed' } }, orderBy: { id: 'asc' } },
} satisfies Prisma.CustomerInclude
