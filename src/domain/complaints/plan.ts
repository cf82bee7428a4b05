/** What a department will do about its problem, and by when. */
import type { Db } from '../../store/store.js'
import { withdraw } from '../approvals/approval.js'
import { record } from '../timeline.js'
import type { Problem } from './complaint.js'
import { heardFrom } from './heard.js'
import { type Desk, settle } from './settle.js'

export interface Planning {
  complaintId: number
  problem: Problem
  plan: string
  /** The promised date, "yyyy-MM-dd". */
  day: string
  /** Person id. */
  by: number
  at: Date
}

/** Makes or changes the plan of a problem that can be planned; false when that is its plan already. */
export function planProblem(db: Db, desk: Desk, { complaintId, problem, plan, day, by, at }: Planning): boolean {
  const changed = db.sql.run(
    `UPDATE "Problem" SET "state" = 'planned', "plan" = ?, "promisedDay" = ?
     WHERE "id" = ? AND "state" = ? AND ("plan" IS NOT ? OR "promisedDay" IS NOT ?)`,
    plan,
    day,
    problem.id,
    problem.state,
    plan,
    day,
  )
  if (changed === 0) return false
  withdraw(db, { complaintId, kind: 'plan', problemId: problem.id }, at)
  const details = { number: problem.number, plan, day }
  record(db, { complaintId, personId: by, what: 'timeline-complaint.planned', details, at })
  heardFrom(db, desk, complaintId, by, at)
  settle(db, desk, complaintId, at)
  return true
}
