/** How a complaint stands, as far as its deadlines depend on it. */
import type { Db } from '../../../store/store.js'
import type { Severity } from '../complaint.js'
import type { ComplaintState, ProblemState } from '../state.js'

export interface Standing {
  id: number
  state: ComplaintState
  severity: Severity
  round: number
  channel: string | null
  /** Whether a rule was broken; null until somebody says so. */
  breach: 0 | 1 | null
  /** When the regulator was told. */
  reportedAt: string | null
  /** When it was first judged. */
  checkedAt: string | null
  problems: ProblemStanding[]
}

export interface ProblemStanding {
  id: number
  departmentId: number
  state: ProblemState
  promisedDay: string | null
  /** Until when the customer was promised a call, as it is stored; null once it was made. */
  callBy: string | null
}

export function standingOf(db: Db, complaintId: number): Standing | undefined {
  const complaint = db.sql.get<Omit<Standing, 'problems'>>(
    'SELECT "id", "state", "severity", "round", "channel", "breach", "reportedAt", "checkedAt" FROM "Complaint" WHERE "id" = ?',
    complaintId,
  )
  const problems = db.sql.all<ProblemStanding>(
    'SELECT "id", "departmentId", "state", "promisedDay", "callBy" FROM "Problem" WHERE "complaintId" = ? ORDER BY "number"',
    complaintId,
  )
  return complaint && { ...complaint, problems }
}

/** The departments that have a problem in one of these states, each once. */
export const departmentsIn = ({ problems }: Standing, states: readonly ProblemState[]): number[] => [
  ...new Set(problems.filter(({ state }) => states.includes(state)).map(({ departmentId }) => departmentId)),
]

export const AFTER_SIGNING: readonly ProblemState[] = ['acknowledged', 'contacted']
export const AFTER_PLAN: readonly ProblemState[] = ['planned', 'approved', 'doing']
export const SOLVED: readonly ProblemState[] = ['solved', 'signed']
export const UNSOLVED: readonly ComplaintState[] = ['registered', 'routed', 'handling']
