/** Plans that may not be carried out before those above have approved them (R004-021, R004-083). */
import type { Db } from '../../store/store.js'
import { type Complaint, type Problem, problemsOf, type Severity } from '../complaints/complaint.js'
import { type Desk, settle } from '../complaints/settle.js'
import { policyOf } from '../policy/kept.js'
import type { Policy } from '../policy/schema.js'
import type { Who } from '../policy/who.js'
import { askApproval, withdraw } from './approval.js'
import { waitingIn } from './find.js'

/** Who approves the plans of a complaint this bad; undefined where nobody need. */
export const plansApprovedBy = ({ approvals }: Policy, severity: Severity): Who[] | undefined =>
  approvals.plan?.severities.includes(severity) ? approvals.plan.by : undefined

export interface Gate {
  /** As it is now. */
  complaint: Complaint
  /** Person id. */
  by: number
  at: Date
}

/**
 * Asks for every plan that is to be approved, is not, and does not wait for it yet: after a plan was made, or the
 * complaint got worse. Where no plan need be approved any more, nothing waits any more. Answers the approvals that were asked.
 */
export function gatePlans(db: Db, desk: Desk, { complaint, by, at }: Gate): number[] {
  const asks = plansApprovedBy(policyOf(db, desk.rules, complaint.id), complaint.severity)
  if (asks === undefined) {
    if (withdraw(db, { complaintId: complaint.id, kind: 'plan' }, at) > 0) settle(db, desk, complaint.id, at)
    return []
  }
  const waiting = new Set(waitingIn(db, complaint.id).map(({ problemId }) => problemId))
  const planned = problemsOf(db, complaint.id).filter(({ id, state }) => state === 'planned' && !waiting.has(id))
  return planned.map(({ id: problemId, departmentId }) =>
    askApproval(db, desk, { complaint, kind: 'plan', problemId, departmentId, asks, by, at }),
  )
}

/** What is put in the place of a plan. */
export interface NewPlan {
  plan: string
  /** "yyyy-MM-dd" */
  day: string
}

export const changePlan = (db: Db, problemId: number, { plan, day }: NewPlan): number =>
  db.sql.run(
    `UPDATE "Problem" SET "plan" = ?, "promisedDay" = ? WHERE "id" = ? AND "state" = 'planned'`,
    plan,
    day,
    problemId,
  )

/** The work may begin; what was refused is planned anew. The line of the timeline is that of the decision. */
export function endGate(db: Db, desk: Desk, to: 'approved' | 'rejected', { complaint, problemId, at }: Ended): void {
  db.sql.run(to === 'approved' ? APPROVED : REJECTED, problemId)
  settle(db, desk, complaint.id, at)
}

interface Ended {
  complaint: Pick<Complaint, 'id'>
  problemId: number
  at: Date
}

const APPROVED = `UPDATE "Problem" SET "state" = 'approved' WHERE "id" = ? AND "state" = 'planned'`
const REJECTED = `UPDATE "Problem" SET "state" = 'acknowledged', "plan" = NULL, "promisedDay" = NULL
  WHERE "id" = ? AND "state" = 'planned'`

/** The text and the date of a plan as they stand. */
export const planOf = (db: Db, problemId: number): NewPlan | undefined =>
  db.sql.get(
    'SELECT "plan", "promisedDay" AS "day" FROM "Problem" WHERE "id" = ? AND "plan" IS NOT NULL AND "promisedDay" IS NOT NULL',
    problemId,
  )

/** How many plans were made for a problem in this round. */
export const plansMade = (db: Db, { id, round }: Complaint, { number }: Pick<Problem, 'number'>): number =>
  db.sql.get<{ count: number }>(
    `SELECT count(*) AS "count" FROM "TimelineEntry" WHERE "complaintId" = ? AND "what" = 'timeline-complaint.planned'
     AND "details" ->> 'number' = ? AND "id" > coalesce(
       (SELECT min("id") FROM "TimelineEntry" WHERE "complaintId" = ? AND "details" ->> 'round' = ?), 0)`,
    ...[id, number, id, round],
  )?.count ?? 0
