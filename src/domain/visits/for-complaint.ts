/** Visits that are made for a complaint: which they are, who helps there, and what its timeline is told of them (R001-038). */
import type { Db } from '../../store/store.js'
import { type Desk, settle } from '../complaints/settle.js'
import { type Entry, record } from '../timeline.js'
import { type VisitRow, WITH_CUSTOMER } from './visit.js'

/** In the order in which they were booked, those that were cancelled left out. */
export const visitsFor = (db: Db, complaintId: number): Promise<VisitRow[]> =>
  db.visit.findMany({
    where: { complaintId, state: { not: 'cancelled' } },
    include: WITH_CUSTOMER,
    orderBy: { id: 'asc' },
  })

/** Names of the departments that are asked to help in the present round. */
export const helpersOf = (db: Db, complaintId: number): string[] =>
  db.sql
    .all<{ name: string }>(
      `SELECT DISTINCT "Department"."name" FROM "Assist" JOIN "Department" ON "Department"."id" = "departmentId"
       WHERE "complaintId" = ? AND "round" = (SELECT "round" FROM "Complaint" WHERE "id" = "complaintId")
       ORDER BY "Assist"."id"`,
      complaintId,
    )
    .map(({ name }) => name)

/** What became of such a visit, as a line under `timeline-onsite.`. */
export type VisitNews = 'booked' | 'moved' | 'cancelled' | 'done' | 'reported' | 'sheet'

export interface Noting {
  complaintId: number
  what: VisitNews
  details: NonNullable<Entry['details']>
  /** Person id. */
  by: number
  at: Date
}

export function noteVisit(db: Db, desk: Desk, { complaintId, what, details, by, at }: Noting): void {
  record(db, { complaintId, personId: by, what: `timeline-onsite.${what}`, details, at })
  settle(db, desk, complaintId, at)
}
