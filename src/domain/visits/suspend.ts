/** A visit that cannot go on before something else is settled: on hold, to be planned anew (R003-045). */
import type { Db } from '../../store/store.js'
import { dropCalls } from '../calls/call.js'
import { mayStep, takeStep } from './steps.js'
import type { VisitRow } from './visit.js'

/** False when it is over, or somebody was quicker. @param by person id */
export function suspendVisit(db: Db, visit: VisitRow, by: number, at: Date): boolean {
  if (visit.held || !mayStep('suspend', visit)) return false
  const entry = { what: 'timeline-door.suspended' }
  if (!takeStep(db, { visit, step: 'suspend', by, at, entry })) return false
  db.sql.run('UPDATE "Visit" SET "held" = 1, "stock" = NULL WHERE "id" = ?', visit.id)
  dropCalls(db, visit.id, ['receives', 'tomorrow', 'slot', 'today'], at)
  return true
}

/** Of one that is on hold: not because somebody put it off. */
export const isSuspended = (db: Db, visitId: number): boolean =>
  db.sql.get<{ what: string }>(
    `SELECT "what" FROM "TimelineEntry" WHERE "visitId" = ?
       AND "what" IN ('timeline-door.suspended', 'timeline-planning.held', 'timeline-planning.heldBecause')
     ORDER BY "id" DESC LIMIT 1`,
    visitId,
  )?.what === 'timeline-door.suspended'

/** The visit that waits for this complaint, row id. */
export const suspendedBy = (db: Db, complaintId: number): number | undefined =>
  db.sql.get<{ id: number }>(
    `SELECT "Visit"."id" FROM "Visit" JOIN "Complaint" ON "Complaint"."visitId" = "Visit"."id"
     WHERE "Complaint"."id" = ? AND "held" AND "Visit"."state" = 'booked'
       AND EXISTS (SELECT 1 FROM "TimelineEntry" WHERE "TimelineEntry"."visitId" = "Visit"."id" AND "what" = 'timeline-door.suspended')`,
    complaintId,
  )?.id
