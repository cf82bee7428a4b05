/** The deadlines of a complaint besides the signatures: which of them run follows from how things stand, and from nothing else. */
import type { Db } from '../../store/store.js'
import { calendarOf } from '../calendar/brand-calendar.js'
import { dropClock, type Subject, startClock, stopClock } from '../ladder/clock.js'
import type { ClockKind } from '../ladder/steps.js'
import { type Rules, zoneOf } from '../policy/rules.js'
import { hasCalled } from './called.js'
import type { ComplaintBrand } from './card.js'
import type { ComplaintState, ProblemState } from './state.js'

type Running = Subject & { id: number; startedAt: string }

const RUNNING = `SELECT "id", "kind", "complaintId", "departmentId", "problemId", "day", "startedAt" FROM "Clock"
  WHERE "complaintId" = ? AND "kind" <> 'acknowledge' AND "stoppedAt" IS NULL`

/**
 * Starts what should run and does not, stops what runs and should not: called after every change of a complaint, in the
 * same transaction. Doing it twice changes nothing. What runs stays until it is kept, although the policy sets it no more.
 */
export function settleDeadlines(db: Db, rules: Rules, brand: ComplaintBrand, complaintId: number, at: Date): void {
  const running = db.sql.all<Running>(RUNNING, complaintId)
  const standing = standingOf(db, complaintId)
  if (!standing) return
  const wanted = wantedDeadlines(db, standing)
  const isSame = (one: Subject) => (other: Subject) =>
    one.kind === other.kind &&
    one.departmentId === other.departmentId &&
    one.problemId === other.problemId &&
    one.day === other.day
  for (const clock of running) if (!wanted.some(isSame(clock))) end(db, standing, clock, at)
  const missing = wanted.filter((subject) => isSet(rules, subject) && !running.some(isSame(subject)))
  if (missing.length === 0) return
  const calendar = calendarOf(db, rules.policy, zoneOf(rules, brand), brand)
  const urgent = standing.severity === 'crisis'
  for (const subject of missing) startClock(db, rules.policy, calendar, { ...subject, urgent, at })
}

const isSet = ({ policy }: Rules, { kind }: Subject): boolean =>
  kind !== 'acknowledge' && policy.clocks[kind] !== undefined

/** Ends every deadline of a round, so that the next one has fresh ones; the problems are still those of the old round. */
export function endDeadlines(db: Db, complaintId: number, at: Date): void {
  const standing = standingOf(db, complaintId)
  if (standing) for (const clock of db.sql.all<Running>(RUNNING, complaintId)) end(db, standing, clock, at)
}

/** How a complaint stands, as far as its deadlines depend on it. */
interface Standing {
  id: number
  state: ComplaintState
  severity: string
  round: number
  problems: Row[]
}

interface Row {
  id: number
  departmentId: number
  state: ProblemState
  promisedDay: string | null
}

function standingOf(db: Db, complaintId: number): Standing | undefined {
  const complaint = db.sql.get<Omit<Standing, 'problems'>>(
    'SELECT "id", "state", "severity", "round" FROM "Complaint" WHERE "id" = ?',
    complaintId,
  )
  const problems = db.sql.all<Row>(
    'SELECT "id", "departmentId", "state", "promisedDay" FROM "Problem" WHERE "complaintId" = ? ORDER BY "number"',
    complaintId,
  )
  return complaint && { ...complaint, problems }
}

const AFTER_SIGNING: readonly ProblemState[] = ['acknowledged', 'contacted']
const AFTER_PLAN: readonly ProblemState[] = ['planned', 'approved', 'doing']
const SOLVED: readonly ProblemState[] = ['solved', 'signed']
const UNSOLVED: readonly ComplaintState[] = ['registered', 'routed', 'handling']

/** Every deadline that has something to wait for, whether or not the policy sets one. */
function wantedDeadlines(db: Db, complaint: Standing): Subject[] {
  const { id: complaintId, problems, state } = complaint
  if (state === 'closed') return []
  const subject = (kind: ClockKind, of: Partial<Subject> = {}): Subject => ({
    kind,
    complaintId,
    departmentId: null,
    problemId: null,
    day: null,
    ...of,
  })
  const departmentsIn = (states: readonly ProblemState[]) => [
    ...new Set(problems.filter((problem) => states.includes(problem.state)).map(({ departmentId }) => departmentId)),
  ]
  // A plan without a call does not end the wait for the call (R000-025).
  const uncalled = departmentsIn([...AFTER_SIGNING, ...AFTER_PLAN]).filter((one) => !hasCalled(db, complaint, one))
  return [
    ...uncalled.map((departmentId) => subject('contact', { departmentId })),
    ...departmentsIn(AFTER_SIGNING).map((departmentId) => subject('plan', { departmentId })),
    ...problems.flatMap(({ id: problemId, departmentId, state, promisedDay: day }) =>
      AFTER_PLAN.includes(state) && day !== null ? [subject('promised', { departmentId, problemId, day })] : [],
    ),
    ...(UNSOLVED.includes(state) ? [subject('solve')] : []),
    ...(state === 'followup' ? [subject('followup')] : []),
  ]
}

const end = (db: Db, complaint: Standing, clock: Running, at: Date): boolean =>
  isKept(db, complaint, clock) ? stopClock(db, clock.id, at) : dropClock(db, clock.id, at)

/** Whether what the deadline waited for has come about; else the problem moved away, the day was changed, or it was closed. */
function isKept(db: Db, complaint: Standing, { kind, departmentId, problemId, startedAt }: Running): boolean {
  if (calledBack(db, complaint.id, kind, startedAt)) return true
  const own = complaint.problems.filter((one) =>
    problemId === null ? one.departmentId === departmentId : one.id === problemId,
  )
  const all = (states: readonly ProblemState[]) => own.length > 0 && own.every(({ state }) => states.includes(state))
  switch (kind) {
    case 'contact':
      return departmentId !== null && hasCalled(db, complaint, departmentId)
    case 'plan':
      return all([...AFTER_PLAN, ...SOLVED])
    case 'promised':
      return all(SOLVED)
    case 'solve':
      return complaint.state === 'verifying' || complaint.state === 'followup'
    default:
      return false
  }
}

/** A call back keeps its own deadline whatever was said; a satisfied customer has nothing else to wait for either. */
const calledBack = (db: Db, complaintId: number, kind: ClockKind, since: string): boolean =>
  db.sql.get(
    'SELECT 1 FROM "FollowUp" WHERE "complaintId" = ? AND "at" >= ? AND ("satisfied" OR ?)',
    complaintId,
    since,
    kind === 'followup',
  ) !== undefined
