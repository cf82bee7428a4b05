/** The deadline of those who are asked to approve something in a complaint, as it runs or has ended. */
import type { Db } from '../../store/store.js'
import { rungKeys } from '../ladder/clock.js'

/** Undefined where the policy sets none, and while the complaint is paused. */
export function approveDue(db: Db, complaintId: number): Date | undefined {
  const clock = db.sql.get<{ dueAt: string }>(
    `SELECT "dueAt" FROM "Clock" WHERE "complaintId" = ? AND "kind" = 'approve' AND "stoppedAt" IS NULL
       AND NOT EXISTS (SELECT 1 FROM "Pause" WHERE "complaintId" = "Clock"."complaintId" AND "toAt" IS NULL)`,
    complaintId,
  )
  return clock && new Date(clock.dueAt)
}

/** The keys of the reminders of a deadline that ended at this instant. */
export const ringsEndedAt = (db: Db, complaintId: number, at: Date): string[] =>
  db.sql
    .all<{ id: number; step: number }>(
      `SELECT "id", "step" FROM "Clock" WHERE "complaintId" = ? AND "kind" = 'approve' AND "stoppedAt" = ?`,
      complaintId,
      at,
    )
    .flatMap(rungKeys)
