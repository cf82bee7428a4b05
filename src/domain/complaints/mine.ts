/** What waits for one person: signatures, complaints they opened, visits they drive to. */
import type { Db } from '../../store/store.js'
import { SELECT_VISITS, type VisitRow } from '../visits/visit.js'
import { COMPLAINTS, type Complaint } from './complaint.js'

export interface Waiting {
  code: string
  customer: string
  department: string
  dueAt: Date
}

/** Departments for which the person may sign and which have not signed yet, the most urgent first. */
export const signaturesAskedOf = (db: Db, brandId: number, personId: number): Waiting[] =>
  db.sql
    .all<Omit<Waiting, 'dueAt'> & { dueAt: string }>(
      `SELECT "code", "Customer"."name" AS "customer", "Department"."name" AS "department", "dueAt" FROM "Department"
       JOIN "Clock" ON "Clock"."departmentId" = "Department"."id"
       JOIN "Complaint" ON "Complaint"."id" = "Clock"."complaintId"
       JOIN "Customer" ON "Customer"."id" = "Complaint"."customerId"
       WHERE "Department"."brandId" = ? AND "Clock"."kind" = 'acknowledge' AND "stoppedAt" IS NULL
         AND ("headId" = ? OR "Department"."id" IN (SELECT "departmentId" FROM "Liaison" WHERE "personId" = ?))
       ORDER BY "dueAt", "Clock"."id"`,
      brandId,
      personId,
      personId,
    )
    .map((row) => ({ ...row, dueAt: new Date(row.dueAt) }))

export const openComplaintsBy = (db: Db, brandId: number, personId: number): Complaint[] =>
  db.sql.all(
    `${COMPLAINTS} WHERE "Complaint"."brandId" = ? AND "createdBy" = ? AND "state" <> 'closed'
     ORDER BY "Complaint"."id"`,
    brandId,
    personId,
  )

/** Both days ("yyyy-MM-dd") included. */
export const visitsOfCrew = (
  db: Db,
  brandId: number,
  personId: number,
  days: { from: string; to: string },
): VisitRow[] =>
  db.sql.all(
    `${SELECT_VISITS} WHERE v."brandId" = ? AND v."crewId" = ? AND v."state" IN ('booked', 'posted')
       AND v."day" BETWEEN ? AND ? ORDER BY v."day", v."time", v."id"`,
    brandId,
    personId,
    days.from,
    days.to,
  )
