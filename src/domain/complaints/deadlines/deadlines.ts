/** The deadlines of a complaint besides the signatures: which of them run follows from how things stand, and from nothing else. */
import type { Db } from '../../../store/store.js'
import { calendarOf } from '../../calendar/brand-calendar.js'
import { dropClock, type Subject, startClock, stopClock } from '../../ladder/clock.js'
import type { ClockKind } from '../../ladder/steps.js'
import { policyOf } from '../../policy/kept.js'
import { type Rules, zoneOf } from '../../policy/rules.js'
import type { Policy } from '../../policy/schema.js'
import { withSitePlan } from '../../visits/site-plan.js'
import type { ComplaintBrand } from '../card.js'
import { WAITS } from './kinds.js'
import { type Standing, standingOf } from './standing.js'
import type { Wait } from './wait.js'

type Running = Subject & { id: number; kind: Exclude<ClockKind, 'acknowledge'>; startedAt: string }

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
  const policy = policyOf(db, rules, complaintId)
  const wanted = wantedDeadlines(db, standing, policy)
  for (const clock of running) if (!wanted.some(isSame(clock))) end(db, standing, clock, policy, at)
  const missing = wanted.filter((one) => hasTime(policy, one) && !running.some(isSame(one)))
  if (missing.length === 0) return
  const calendar = calendarOf(db, policy, zoneOf(rules, brand), brand)
  for (const subject of missing)
    startClock(db, withSitePlan(db, policy, subject), calendar, { ...subject, severity: standing.severity, at })
}

/** Ends every deadline of a round, so that the next one has fresh ones; the problems are still those of the old round. */
export function endDeadlines(db: Db, rules: Rules, complaintId: number, at: Date): void {
  const standing = standingOf(db, complaintId)
  const policy = policyOf(db, rules, complaintId)
  if (standing) for (const clock of db.sql.all<Running>(RUNNING, complaintId)) end(db, standing, clock, policy, at)
}

function wantedDeadlines(db: Db, complaint: Standing, policy: Policy): (Subject & Pick<Running, 'kind'>)[] {
  if (complaint.state === 'closed') return []
  const none = { complaintId: complaint.id, departmentId: null, problemId: null, day: null }
  const waits = Object.entries(WAITS) as [Running['kind'], Wait][]
  return waits.flatMap(([kind, wait]) => wait.wanted(db, complaint, policy).map((of) => ({ kind, ...none, ...of })))
}

/** By the policy; or by what was agreed with the customer, whatever the policy says. */
const hasTime = (policy: Policy, { kind, day }: Pick<Running, 'kind' | 'day'>): boolean =>
  policy.clocks[kind] !== undefined || (kind === 'contact' && day !== null)

const isSame = (one: Subject) => (other: Subject) =>
  one.kind === other.kind &&
  one.departmentId === other.departmentId &&
  one.problemId === other.problemId &&
  one.day === other.day

/** A satisfied customer has nothing else to wait for. */
function end(db: Db, complaint: Standing, clock: Running, policy: Policy, at: Date): boolean {
  const kept = WAITS[clock.kind].isKept(db, complaint, clock, policy) || isSatisfied(db, complaint.id, clock.startedAt)
  return kept ? stopClock(db, clock.id, at) : dropClock(db, clock.id, at)
}

const isSatisfied = (db: Db, complaintId: number, since: string): boolean =>
  db.sql.get('SELECT 1 FROM "FollowUp" WHERE "complaintId" = ? AND "at" >= ? AND "satisfied"', complaintId, since) !==
  undefined
