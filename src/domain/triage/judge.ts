/** The first judgement of a complaint, with the time at which the customer is told of it (R004-052, R004-053). */
import type { Db } from '../../store/store.js'
import type { Complaint } from '../complaints/complaint.js'
import { type Desk, settle } from '../complaints/settle.js'
import { record } from '../timeline.js'

export interface Judgement {
  complaint: Pick<Complaint, 'id'>
  words: string
  /** When every department that has a problem of it calls the customer at the latest. */
  callBy: Date
  /** Person id. */
  by: number
  at: Date
}

const OPEN = `"state" NOT IN ('solved', 'signed')`

/** False when it was judged already, or nothing of it is unsolved. */
export function judge(db: Db, desk: Desk, { complaint, words, callBy, by, at }: Judgement): boolean {
  const { id } = complaint
  const judged = db.sql.run(
    `UPDATE "Complaint" SET "checkedAt" = ? WHERE "id" = ? AND "checkedAt" IS NULL AND "state" <> 'closed'
       AND EXISTS (SELECT 1 FROM "Problem" WHERE "complaintId" = "Complaint"."id" AND ${OPEN})`,
    ...[at, id],
  )
  if (judged === 0) return false
  db.sql.run(`UPDATE "Problem" SET "callBy" = ? WHERE "complaintId" = ? AND ${OPEN}`, callBy, id)
  const details = { words, callBy: callBy.toISOString() }
  record(db, { complaintId: id, personId: by, what: 'timeline-triage.judged', details, at })
  settle(db, desk, id, at)
  return true
}

export interface Judged {
  person: string
  words: string
  at: Date
}

/** Undefined while it waits, or is not asked for. */
export function judgementOf(db: Db, complaintId: number): Judged | undefined {
  const row = db.sql.get<{ person: string; words: string; at: string }>(
    `SELECT "name" AS "person", "details" ->> 'words' AS "words", "at" FROM "TimelineEntry"
     JOIN "Person" ON "Person"."id" = "personId" WHERE "complaintId" = ? AND "what" = 'timeline-triage.judged'`,
    complaintId,
  )
  return row && { ...row, at: new Date(row.at) }
}
