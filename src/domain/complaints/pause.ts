/** A complaint that waits for somebody else is paused: its clocks stand still until it is resumed (R003-007). */
import type { Db } from '../../store/store.js'
import { calendarOf } from '../calendar/brand-calendar.js'
import { retimeClocks } from '../ladder/retime.js'
import { policyOf } from '../policy/kept.js'
import { zoneOf } from '../policy/rules.js'
import { record } from '../timeline.js'
import { COMPLAINTS, type Complaint } from './complaint.js'
import { type Desk, settle } from './settle.js'

/** A pause that is not over. */
export interface OpenPause {
  since: Date
  reason: string
  person: string
}

/** Undefined while the clocks run. */
export function openPauseOf(db: Db, complaintId: number): OpenPause | undefined {
  const row = db.sql.get<{ fromAt: string; reason: string; person: string }>(
    `SELECT "fromAt", "reason", "name" AS "person" FROM "Pause" JOIN "Person" ON "Person"."id" = "personId"
     WHERE "complaintId" = ? AND "toAt" IS NULL`,
    complaintId,
  )
  return row && { since: new Date(row.fromAt), reason: row.reason, person: row.person }
}

/** The brand's paused complaints, the newest first. */
export const pausedComplaints = (db: Db, brandId: number, most: number): Complaint[] =>
  db.sql.all(
    `${COMPLAINTS} WHERE "Complaint"."brandId" = ? AND "state" <> 'closed'
       AND "Complaint"."id" IN (SELECT "complaintId" FROM "Pause" WHERE "toAt" IS NULL)
     ORDER BY "Complaint"."id" DESC LIMIT ?`,
    brandId,
    most,
  )

export interface Change {
  complaint: Complaint
  /** Person id. */
  by: number
  at: Date
}

/** False when it is paused or closed already. */
export function pauseComplaint(
  db: Db,
  desk: Desk,
  { complaint, by, at, reason }: Change & { reason: string },
): boolean {
  const paused = db.sql.run(
    `INSERT INTO "Pause" ("complaintId", "reason", "personId", "fromAt") SELECT "id", ?, ?, ? FROM "Complaint"
     WHERE "id" = ? AND "state" <> 'closed'
       AND NOT EXISTS (SELECT 1 FROM "Pause" WHERE "complaintId" = "Complaint"."id" AND "toAt" IS NULL)`,
    ...[reason, by, at, complaint.id],
  )
  if (paused === 0) return false
  const what = 'timeline-pause.paused'
  record(db, { complaintId: complaint.id, personId: by, what, details: { why: reason }, at })
  retime(db, desk, complaint, at)
  return true
}

/** Every clock goes on with what it had left; false when it was not paused. */
export function resumeComplaint(db: Db, desk: Desk, { complaint, by, at }: Change): boolean {
  if (!endPause(db, complaint.id, at)) return false
  record(db, { complaintId: complaint.id, personId: by, what: 'timeline-pause.resumed', at })
  retime(db, desk, complaint, at)
  return true
}

/** Ends the pause of a complaint, whose clocks are stopped or worked out anew by the caller; false when it had none. */
export const endPause = (db: Db, complaintId: number, at: Date): boolean =>
  db.sql.run('UPDATE "Pause" SET "toAt" = ? WHERE "complaintId" = ? AND "toAt" IS NULL', at, complaintId) > 0

function retime(db: Db, desk: Desk, { id: complaintId, severity }: Complaint, at: Date): void {
  const { rules, brand } = desk
  const policy = policyOf(db, rules, complaintId)
  const calendar = calendarOf(db, policy, zoneOf(rules, brand), brand)
  retimeClocks(db, policy, calendar, { complaintId, severity })
  settle(db, desk, complaintId, at)
}
