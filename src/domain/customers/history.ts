/** What has been with a customer, the newest first; of a secret complaint nothing. */
import type { Db } from '../../store/store.js'

export interface Past {
  what: 'order' | 'visit' | 'complaint' | 'call' | 'sms' | 'watch' | 'comment' | 'address' | 'phone'
  /** A code, a contract number, the kind of a call, the number of a message, the words of a note, what stood in the file before. */
  name: string
  state: string
  /** "yyyy-MM-dd" where it has a day of its own. */
  day: string | null
  at: string
}

const MOST = 200

export const historyOf = ({ sql }: Db, customerId: number): Past[] =>
  sql.all(
    `SELECT 'order' AS "what", "number" AS "name",
       CASE WHEN NOT EXISTS (SELECT 1 FROM "OrderLine" l WHERE l."orderId" = "Order"."id" AND l."arrived" < l."quantity")
         AND EXISTS (SELECT 1 FROM "OrderLine" l WHERE l."orderId" = "Order"."id") THEN 'complete' ELSE 'open' END AS "state",
       "signedOn" AS "day", "createdAt" AS "at" FROM "Order" WHERE "customerId" = ?
     UNION ALL SELECT 'visit', "code", CASE WHEN "held" AND "state" = 'booked' THEN 'held' ELSE "state" END, "day", "createdAt" FROM "Visit" WHERE "customerId" = ?
     UNION ALL SELECT 'complaint', "code", "state", NULL, "createdAt" FROM "Complaint" WHERE "customerId" = ? AND NOT "secret"
     UNION ALL SELECT 'call', "kind", "state", NULL, coalesce("at", "createdAt") FROM "Call"
       WHERE "customerId" = ? AND "state" <> 'dropped'
     UNION ALL SELECT 'sms', "number", "state", NULL, "createdAt" FROM "Sms"
       WHERE "customerId" = ? AND "state" <> 'dropped'
     UNION ALL SELECT "kind", "text", CASE WHEN "endedAt" IS NULL THEN 'open' ELSE 'ended' END, NULL, "createdAt"
       FROM "CustomerNote" WHERE "customerId" = ?
     ORDER BY "at" DESC LIMIT ${MOST}`,
    ...Array.from({ length: 6 }, () => customerId),
  )
