/** Closes a complaint: the customer is satisfied, or a manager says why it ends here. */
import type { Db } from '../../store/store.js'
import { withdraw } from '../approvals/approval.js'
import { rungKeys, runningClocks, stopClock } from '../ladder/clock.js'
import { proposeForCase, proposeLate } from '../points/propose.js'
import { policyOf } from '../policy/kept.js'
import { zoneOf } from '../policy/rules.js'
import { type Entry, record } from '../timeline.js'
import type { Complaint } from './complaint.js'
import type { Voided } from './move-problem.js'
import { endPause } from './pause.js'
import { type Desk, settle } from './settle.js'

export interface Closing {
  complaint: Complaint
  /** Person id. */
  by: number
  at: Date
  /** The line of the timeline. */
  entry: Pick<Entry, 'what' | 'details'>
}

/** A department that was still asked to sign, with the card and the reminders that asked it. */
export type Released = { id: number; name: string } & Voided

/** Stops what runs, ends a pause, proposes points, and answers who need not sign any more; undefined when it is closed already. */
export function closeComplaint(db: Db, desk: Desk, { complaint, by, at, entry }: Closing): Released[] | undefined {
  const closed = db.sql.run(
    `UPDATE "Complaint" SET "state" = 'closed', "closedAt" = ? WHERE "id" = ? AND "state" <> 'closed'`,
    at,
    complaint.id,
  )
  if (closed === 0) return undefined
  withdraw(db, { complaintId: complaint.id }, at)
  record(db, { complaintId: complaint.id, personId: by, ...entry, at })
  settle(db, desk, complaint.id, at)
  const released = releaseCards(db, complaint.id, at)
  endPause(db, complaint.id, at)
  const { rules, brand } = desk
  const proposing = {
    policy: policyOf(db, rules, complaint.id),
    zone: zoneOf(rules, brand),
    complaintId: complaint.id,
    at,
  }
  proposeLate(db, proposing)
  proposeForCase(db, proposing)
  return released
}

/** Nobody is asked to sign any more. */
export const releaseCards = (db: Db, complaintId: number, at: Date): Released[] =>
  runningClocks(db, complaintId).flatMap(({ departmentId, department, ...clock }) =>
    stopClock(db, clock.id, at)
      ? { id: departmentId, name: department, round: clock.round, rings: rungKeys(clock) }
      : [],
  )
