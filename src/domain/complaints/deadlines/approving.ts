/** The deadline of those who are asked to approve something: one for all that waits in a complaint (R001-037, R004-021). */
import type { Wait } from './wait.js'

export const approve: Wait = {
  wanted: (db, { id }) =>
    db.sql.get(`SELECT 1 FROM "Approval" WHERE "complaintId" = ? AND "state" = 'waiting'`, id) ? [{}] : [],
  isKept: (db, { id }, { startedAt }) =>
    db.sql.get(
      `SELECT 1 FROM "Decision" JOIN "Approval" ON "Approval"."id" = "approvalId" WHERE "complaintId" = ? AND "at" >= ?`,
      id,
      startedAt,
    ) !== undefined,
}
