/** How many complaints of a month were told by firms that we work with (R002-004). */
import type { Db } from '../../store/store.js'
import type { Period } from '../reports/period.js'

export const partnersIn = (db: Db, brandId: number, { from, to }: Period): number =>
  db.sql.get<{ count: number }>(
    'SELECT count(*) AS "count" FROM "Complaint" WHERE "brandId" = ? AND "createdAt" >= ? AND "createdAt" < ? AND "partner"',
    brandId,
    from,
    to,
  )?.count ?? 0
