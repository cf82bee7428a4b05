/** What the customer has agreed to: a plan, as somebody says it (R004-023), and the paper that both have signed (R004-026, R004-059). */
import type { Db } from '../../store/store.js'
import { record } from '../timeline.js'
import type { Complaint, Problem } from './complaint.js'
import type { Check } from './lack.js'
import { type Desk, settle } from './settle.js'

export interface Agreeing {
  complaint: Pick<Complaint, 'id'>
  /** Person id. */
  by: number
  at: Date
}

/** False when it is no plan of the problem any more, or was agreed to before. */
export function agreeToPlan(
  db: Db,
  desk: Desk,
  problem: Problem,
  plan: string,
  { complaint, by, at }: Agreeing,
): boolean {
  const stands = db.sql.get('SELECT 1 FROM "Problem" WHERE "id" = ? AND "plan" = ?', problem.id, plan)
  if (!stands || agreedIn(db, complaint).has(problem.number)) return false
  const details = { number: problem.number, plan }
  record(db, { complaintId: complaint.id, personId: by, what: 'timeline-handling.agreed', details, at })
  settle(db, desk, complaint.id, at)
  return true
}

/** The numbers of the problems whose plan, as it stands, the customer has agreed to. */
export function agreedIn(db: Db, { id }: Pick<Complaint, 'id'>): ReadonlySet<number> {
  const rows = db.sql.all<{ number: number }>(
    `SELECT "number" FROM "Problem" WHERE "complaintId" = ? AND EXISTS (
       SELECT 1 FROM "TimelineEntry" WHERE "TimelineEntry"."complaintId" = "Problem"."complaintId" AND "what" = 'timeline-handling.agreed'
         AND "details" ->> 'number' = "number" AND "details" ->> 'plan' = "plan")`,
    id,
  )
  return new Set(rows.map(({ number }) => number))
}

/** That the paper is there; its photo is filed with the message that brought it. */
export function fileAgreement(db: Db, desk: Desk, { complaint, by, at }: Agreeing): void {
  record(db, { complaintId: complaint.id, personId: by, what: PAPER, at })
  settle(db, desk, complaint.id, at)
}

/** Where the policy asks for one: none was sent, or none that could be stored (R004-030). */
export const lacksAgreement: Check = (db, { agreement }, { id, severity }) => {
  if (!agreement.severities.includes(severity)) return []
  const sent = db.sql.get('SELECT 1 FROM "TimelineEntry" WHERE "complaintId" = ? AND "what" = ?', id, PAPER)
  const files = db.sql.all<{ state: string }>(
    `SELECT "File"."state" FROM "Evidence" JOIN "File" ON "File"."id" = "fileId"
     WHERE "complaintId" = ? AND "shows" = 'agreement'`,
    id,
  )
  const isRefused = files.length > 0 && files.every(({ state }) => state === 'refused')
  return sent && !isRefused ? [] : [{ what: 'agreement' }]
}

const PAPER = 'timeline-handling.paper'
