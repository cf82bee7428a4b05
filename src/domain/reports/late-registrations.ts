/** Complaints that were taken down late after the customer had first said so, by whoever took them down (R004-011, R002-088). */
import type { Db } from '../../store/store.js'
import type { Period } from './period.js'

export interface Late {
  /** The department of whoever took it down; their own name where they sign for none. */
  who: string
  count: number
}

/** As it was noted then, by the policy of that day; the most first. */
export const lateRegistrationsOf = (db: Db, brandId: number, { from, to }: Period): Late[] =>
  db.sql.all(
    `SELECT coalesce("department"."value", "Person"."name") AS "who", count(*) AS "count"
     FROM "TimelineEntry" JOIN "Complaint" c ON c."id" = "complaintId" JOIN "Person" ON "Person"."id" = "personId"
     LEFT JOIN json_each("details", '$.departments') AS "department"
     WHERE c."brandId" = ? AND c."createdAt" >= ? AND c."createdAt" < ?
       AND "what" IN ('timeline-intake.lateRegistration', 'timeline-intake.lateRegistrationOf')
     GROUP BY 1 ORDER BY 2 DESC, 1`,
    brandId,
    from,
    to,
  )
