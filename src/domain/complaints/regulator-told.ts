/** What a regulator handed on is not closed before the regulator was told (R004-067). */
import type { Check } from './lack.js'

/** Only where the policy sets a time for it. */
export const regulatorTold: Check = (db, { clocks }, { id }) => {
  if (!clocks.accept && !clocks.upward) return []
  const waiting = db.sql.get(
    `SELECT 1 FROM "Complaint" WHERE "id" = ? AND "channel" = 'regulator' AND "reportedAt" IS NULL`,
    id,
  )
  return waiting ? [{ what: 'regulator' }] : []
}
