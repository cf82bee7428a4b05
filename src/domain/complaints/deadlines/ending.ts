/** The deadlines of a complaint whose problems are solved. */
import type { Wait } from './wait.js'

/** All is solved, and the customer says whether it helped: the same day (R004-028). */
export const verify: Wait = {
  wanted: (_, { state }) => (state === 'verifying' ? [{}] : []),
  isKept: (_, { state }) => state === 'followup',
}

/** The customer is called back; a call keeps it, whatever was said (R004-029, R002-093). */
export const followup: Wait = {
  wanted: (db, { id, round, state }) =>
    state === 'followup' && !db.sql.get('SELECT 1 FROM "FollowUp" WHERE "complaintId" = ? AND "round" = ?', id, round)
      ? [{}]
      : [],
  isKept: (db, { id }, { startedAt }) =>
    db.sql.get('SELECT 1 FROM "FollowUp" WHERE "complaintId" = ? AND "at" >= ?', id, startedAt) !== undefined,
}
