/** The list of a brand's VIP customers: what is open for each, and when somebody last spoke with them (R001-042). */
import type { Db } from '../../store/store.js'

export interface Vip {
  name: string
  phone: string
  /** "MM-dd" */
  birthday: string | null
  /** Codes of complaints that are not closed. */
  open: string[]
  /** The last call that was answered, of whatever kind. */
  calledAt: Date | null
}

interface Row extends Omit<Vip, 'open' | 'calledAt'> {
  open: string
  calledAt: string | null
}

/** Those with open complaints first, then those whom nobody has called the longest. */
export const vipsOf = (db: Db, brandId: number): Vip[] =>
  db.sql
    .all<Row>(
      `SELECT c."name", c."phone", c."birthday",
         (SELECT json_group_array(o."code" ORDER BY o."id") FROM "Complaint" o
          WHERE o."customerId" = c."id" AND o."state" <> 'closed' AND NOT o."secret") AS "open",
         (SELECT max("at") FROM (
            SELECT "at" FROM "Call" WHERE "customerId" = c."id" AND "state" = 'done'
            UNION ALL SELECT "Contact"."at" FROM "Complaint" o JOIN "Contact" ON "complaintId" = o."id"
              WHERE o."customerId" = c."id" AND "reached"
            UNION ALL SELECT "FollowUp"."at" FROM "Complaint" o JOIN "FollowUp" ON "complaintId" = o."id"
              WHERE o."customerId" = c."id")) AS "calledAt"
       FROM "Customer" c WHERE c."brandId" = ? AND c."vip"
       ORDER BY "open" = '[]', "calledAt" IS NOT NULL, "calledAt", c."id"`,
      brandId,
    )
    .map(({ open, calledAt, ...vip }) => ({
      ...vip,
      open: JSON.parse(open) as string[],
      calledAt: calledAt === null ? null : new Date(calledAt),
    }))
