/** What a regulator handed on: whether a rule was broken, and that the regulator was told (R004-067). */
import type { Db } from '../../store/store.js'
import { record } from '../timeline.js'
import { type Desk, settle } from './settle.js'

interface Saying {
  complaintId: number
  /** Person id. */
  by: number
  at: Date
}

/** With a breach it is to be reported upward, else to be accepted. False when that was said already. */
export function sayBreach(db: Db, desk: Desk, breach: boolean, { complaintId, by, at }: Saying): boolean {
  const said = db.sql.run(
    `UPDATE "Complaint" SET "breach" = ? WHERE "id" = ? AND "channel" = 'regulator' AND "breach" IS NULL`,
    breach,
    complaintId,
  )
  if (said === 0) return false
  const what = `timeline-intake.${breach ? 'breach' : 'noBreach'}`
  record(db, { complaintId, personId: by, what, at })
  settle(db, desk, complaintId, at)
  return true
}

/** False when somebody was quicker. */
export function reportToRegulator(db: Db, desk: Desk, breach: boolean, { complaintId, by, at }: Saying): boolean {
  const told = db.sql.run(
    'UPDATE "Complaint" SET "reportedAt" = ? WHERE "id" = ? AND "reportedAt" IS NULL',
    at,
    complaintId,
  )
  if (told === 0) return false
  const what = `timeline-intake.${breach ? 'reported' : 'accepted'}`
  record(db, { complaintId, personId: by, what, at })
  settle(db, desk, complaintId, at)
  return true
}
