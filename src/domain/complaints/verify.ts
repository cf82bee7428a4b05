/** The effect of a solution is confirmed with the customer: satisfied, and it is signed; else its department begins anew (R004-027, R000-031). */
import type { Db } from '../../store/store.js'
import { record } from '../timeline.js'
import type { Problem } from './complaint.js'
import { type Desk, settle } from './settle.js'

export interface Verdict {
  complaintId: number
  /** As it was read: solved. */
  problem: Problem
  satisfied: boolean
  /** What the customer said. */
  said?: string
  /** Person id. */
  by: number
  at: Date
}

const SIGNED = `UPDATE "Problem" SET "state" = 'signed' WHERE "id" = ? AND "state" = 'solved'`
/** The plan, the promise and the solution that did not help stay in the timeline only. */
const AGAIN = `UPDATE "Problem" SET "state" = 'acknowledged', "plan" = NULL, "promisedDay" = NULL, "solution" = NULL
  WHERE "id" = ? AND "state" = 'solved'`

/** False when somebody was quicker. */
export function verifyProblem(db: Db, desk: Desk, verdict: Verdict): boolean {
  const { complaintId, problem, satisfied, said, by, at } = verdict
  if (db.sql.run(satisfied ? SIGNED : AGAIN, problem.id) === 0) return false
  const details = { number: problem.number, ...(said !== undefined && { said }) }
  record(db, { complaintId, personId: by, what: entryOf(satisfied, said), details, at })
  settle(db, desk, complaintId, at)
  return true
}

function entryOf(satisfied: boolean, said: string | undefined): string {
  if (satisfied) return said === undefined ? 'timeline-handling.satisfied' : 'timeline-handling.satisfiedSaid'
  return said === undefined ? 'timeline-handling.unsatisfied' : 'timeline-handling.unsatisfiedSaid'
}
