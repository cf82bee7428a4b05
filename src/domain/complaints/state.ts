/** A complaint's state: computed from its problems, set by nobody. */
import type { Db } from '../../store/store.js'

export type ProblemState =
  | 'routed'
  | 'acknowledged'
  | 'contacted'
  | 'planned'
  | 'approved'
  | 'doing'
  | 'solved'
  | 'signed'
export type ComplaintState = 'registered' | 'routed' | 'handling' | 'verifying' | 'followup' | 'closed'

/** What the problems make of their complaint. Whether it is `closed` is decided by the follow-up, not by them. */
export function complaintState(problems: readonly { state: ProblemState }[]): Exclude<ComplaintState, 'closed'> {
  const all = (...states: ProblemState[]) => problems.every(({ state }) => states.includes(state))
  if (problems.length === 0) return 'registered'
  if (all('routed')) return 'routed'
  if (all('signed')) return 'followup'
  return all('solved', 'signed') ? 'verifying' : 'handling'
}

/** The state that is stored. */
export function stateOf(db: Db, complaintId: number): ComplaintState {
  const row = db.sql.get<{ state: ComplaintState }>('SELECT "state" FROM "Complaint" WHERE "id" = ?', complaintId)
  if (!row) throw new Error(`no complaint ${complaintId}`)
  return row.state
}

/** Stores the computed state after a problem changed; a closed complaint stays closed. */
export function refreshState(db: Db, complaintId: number): void {
  const problems = db.sql.all<{ state: ProblemState }>(
    'SELECT "state" FROM "Problem" WHERE "complaintId" = ?',
    complaintId,
  )
  const state = complaintState(problems)
  db.sql.run(
    `UPDATE "Complaint" SET "state" = ? WHERE "id" = ? AND "state" NOT IN (?, 'closed')`,
    state,
    complaintId,
    state,
  )
}
