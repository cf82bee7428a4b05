/** A department has solved its problem: what was done, until the customer says whether it helped (R001-035, R002-026). */
import type { Db } from '../../store/store.js'
import { record } from '../timeline.js'
import type { Problem } from './complaint.js'
import { type Desk, settle } from './settle.js'

export interface Solving {
  complaintId: number
  /** As it was read: ready to be solved. */
  problem: Problem
  solution: string
  /** Person id. */
  by: number
  at: Date
}

/** False when somebody was quicker. */
export function solveProblem(db: Db, desk: Desk, { complaintId, problem, solution, by, at }: Solving): boolean {
  const changed = db.sql.run(
    `UPDATE "Problem" SET "state" = 'solved', "solution" = ? WHERE "id" = ? AND "state" = ?`,
    solution,
    problem.id,
    problem.state,
  )
  if (changed === 0) return false
  const details = { number: problem.number, solution }
  record(db, { complaintId, personId: by, what: 'timeline-handling.solved', details, at })
  settle(db, desk, complaintId, at)
  return true
}
