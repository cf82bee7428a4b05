/** Rings the clocks that nobody has stopped: again to whoever is to keep the deadline, then up the ladder (R000-022). */
import { approvalsAsked } from '../commands/approvals/ring.js'
import { gesturesOf } from '../commands/complaints/clock-gestures.js'
import { noticesAsked } from '../commands/signatures/ring.js'
import { choices, type Draft, type DraftBlock, list, text } from '../core/posts/draft.js'
import type { Ringer } from '../core/time/ringer.js'
import { type Problem, problemsOf, waitingProblems } from '../domain/complaints/complaint.js'
import { placesOf } from '../domain/complaints/places.js'
import type { ProblemState } from '../domain/complaints/state.js'
import { concernedIn } from '../domain/complaints/threads.js'
import { type Task, waitingTasks } from '../domain/inquiries/tasks.js'
import { climb, nextRing, type Ring } from '../domain/ladder/climb.js'
import { ringKey } from '../domain/ladder/clock.js'
import { copyKey } from '../domain/ladder/copies.js'
import type { ClockKind } from '../domain/ladder/steps.js'
import type { Rules } from '../domain/policy/rules.js'
import { openUrges, type Urge } from '../domain/urging/open-urges.js'
import type { Db } from '../store/store.js'

const MINUTE = 60_000

export const ringClocks: Ringer<Rules> = {
  name: 'ring-clocks',
  next: nextRing,
  async ring({ db, rules, now }) {
    return climb(db, rules, now).flatMap((ring) => postsOf(db, rules, ring, now))
  },
}

/** At home, and wherever else somebody is pinged. */
function postsOf(db: Db, rules: Rules, ring: Ring, now: Date): Draft[] {
  const { clockId, step, complaintId, roomId, keeper } = ring
  const people = [...ring.people, ...keeper]
  const ids = [...new Set(people.map(({ id }) => id))]
  const key = ringKey(clockId, step)
  const blocks = blocksOf(db, ring, now)
  return placesOf(db, rules, { ...ring, id: complaintId }, ids).map((place) => ({
    ...place,
    urgent: true,
    // A deputy who stands in while somebody is away comes in as well.
    members: people.some(({ standsFor }) => standsFor) ? [...concernedIn(db, complaintId), ...ids] : undefined,
    key: place.room === roomId ? key : copyKey(key, place.room),
    blocks,
  }))
}

function blocksOf(db: Db, ring: Ring, now: Date): DraftBlock[] {
  const { kind, code, department, problem, customer, standIns, passed, dueAt } = ring
  const of = kind === 'acknowledge' ? 'complaint.ring' : `ring.${kind}`
  const values = {
    ...{ code, department: department ?? undefined, problem: problem ?? undefined, customer },
    passed: { minutes: Math.floor(passed / MINUTE) },
    due: { instant: dueAt },
  }
  const problems = concernedProblems(db, ring)
  return [
    text(`${of}.${now < dueAt ? 'waiting' : 'overdue'}`, values),
    list([
      ...problems.map(({ number, text: said }) => ({
        key: 'complaint.line',
        values: { number, text: said },
      })),
      ...urgesOf(db, ring).map(({ words }) => words),
      ...tasksOf(db, ring).map(({ task }) => ({ key: 'inquiry.task', values: { task } })),
    ]),
    ...(standIns && department ? [text('complaint.noLiaison', { departments: [department], first: department })] : []),
    ...(kind === 'approve' ? approvalsAsked(db, ring.complaintId) : [choices(gesturesOf(ring, problems))]),
    ...(kind === 'notice' ? [noticesAsked(db, ring.complaintId, ring.departmentId)] : []),
  ].filter((block) => block.kind !== 'list' || block.items.length > 0)
}

/** What the problems that a reminder lists still lack; the call is missing until it was made, with a plan or without. */
const LACKING: Partial<Record<ClockKind, readonly ProblemState[]>> = {
  approve: [],
  contact: ['acknowledged', 'contacted', 'planned', 'approved', 'doing'],
  plan: ['acknowledged', 'contacted'],
  progress: ['acknowledged', 'contacted', 'planned', 'approved', 'doing'],
  solve: ['routed', 'acknowledged', 'contacted', 'planned', 'approved', 'doing'],
  urge: [],
}

/** What the department has still to do. */
function concernedProblems(db: Db, { kind, complaintId, departmentId, problem }: Ring): Problem[] {
  if (kind === 'acknowledge' && departmentId !== null) return waitingProblems(db, complaintId, departmentId)
  const all = problemsOf(db, complaintId)
  if (problem !== null) return all.filter(({ number }) => number === problem)
  const own = all.filter((one) => departmentId === null || one.departmentId === departmentId)
  return own.filter(({ state }) => LACKING[kind]?.includes(state) ?? true)
}

/** What a department is asked at once. */
const urgesOf = (db: Db, { kind, complaintId, departmentId }: Ring): Urge[] =>
  kind === 'urge' ? openUrges(db, complaintId).filter((one) => one.departmentId === departmentId) : []

/** What a department that has not signed is asked to help with. */
const tasksOf = (db: Db, { kind, complaintId, departmentId }: Ring): Task[] =>
  kind === 'acknowledge' && departmentId !== null ? waitingTasks(db, complaintId, departmentId) : []
