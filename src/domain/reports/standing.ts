/** How a brand stands today, for a meeting: what is open, and whose customers come again and again (R004-077). */
import type { Db } from '../../store/store.js'
import type { Severity } from '../complaints/complaint.js'

/** The worst first. */
export const openNow = (db: Db, brandId: number): { severity: Severity; count: number }[] =>
  db.sql.all(
    `SELECT "severity", count(*) AS "count" FROM "Complaint" WHERE "brandId" = ? AND "state" <> 'closed'
     GROUP BY "severity" ORDER BY instr('crisis major ordinary minor', "severity")`,
    brandId,
  )

export interface Repeated {
  customer: string
  /** Of the complaints, the newest last. */
  codes: string[]
}

/** Customers with two complaints or more since then, secret ones not counted, those with the most first. */
export const repeatedSince = (db: Db, brandId: number, since: Date): Repeated[] =>
  db.sql
    .all<{ customer: string; codes: string }>(
      `SELECT "Customer"."name" AS "customer", json_group_array("code" ORDER BY c."id") AS "codes" FROM "Complaint" c
       JOIN "Customer" ON "Customer"."id" = "customerId" WHERE c."brandId" = ? AND c."createdAt" >= ? AND NOT c."secret"
       GROUP BY "customerId" HAVING count(*) > 1 ORDER BY count(*) DESC, "customerId"`,
      brandId,
      since,
    )
    .map(({ customer, codes }) => ({ customer, codes: JSON.parse(codes) as string[] }))
