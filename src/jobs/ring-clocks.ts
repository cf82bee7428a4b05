/** Rings the clocks that nobody has stopped: again to whoever is to keep the deadline, then up the ladder (R000-022). */
import { approvalsAsked } from '../commands/approvals/ring.js'
import { choices, type Draft, type DraftBlock, type DraftChoice, list, text } from '../core/posts/draft.js'
import type { Ringer } from '../core/time/ringer.js'
import { type Problem, problemsOf, waitingProblems } from '../domain/complaints/complaint.js'
import { tailOf } from '../domain/complaints/find.js'
import { placesOf } from '../domain/complaints/places.js'
import type { ProblemState } from '../domain/complaints/state.js'
import { concernedIn } from '../domain/complaints/threads.js'
import { type Task, waitingTasks } from '../domain/inquiries/tasks.js'
import { climb, nextRing, type Ring } from '../domain/ladder/climb.js'
import { ringKey } from '../domain/ladder/clock.js'
import { copyKey } from '../domain/ladder/copies.js'
import type { ClockKind } from '../domain/ladder/steps.js'
import type { Rules } from '../domain/policy/rules.js'
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
      ...tasksOf(db, ring).map(({ task }) => ({ key: 'inquiry.task', values: { task } })),
    ]),
    ...(standIns && department ? [text('complaint.noLiaison', { departments: [department], first: department })] : []),
    ...(kind === 'approve' ? approvalsAsked(db, ring.complaintId) : [choices(gesturesOf(ring, problems))]),
  ].filter((block) => block.kind !== 'list' || block.items.length > 0)
}

/** What the problems that a reminder lists still lack; the call is missing until it was made, with a plan or without. */
const LACKING: Partial<Record<ClockKind, readonly ProblemState[]>> = {
  approve: [],
  contact: ['acknowledged', 'contacted', 'planned', 'approved', 'doing'],
  plan: ['acknowledged', 'contacted'],
  progress: ['acknowledged', 'contacted', 'planned', 'approved', 'doing'],
  solve: ['routed', 'acknowledged', 'contacted', 'planned', 'approved', 'doing'],
}

/** What the department has still to do. */
function concernedProblems(db: Db, { kind, complaintId, departmentId, problem }: Ring): Problem[] {
  if (kind === 'acknowledge' && departmentId !== null) return waitingProblems(db, complaintId, departmentId)
  const all = problemsOf(db, complaintId)
  if (problem !== null) return all.filter(({ number }) => number === problem)
  const own = all.filter((one) => departmentId === null || one.departmentId === departmentId)
  return own.filter(({ state }) => LACKING[kind]?.includes(state) ?? true)
}

/** What a department that has not signed is asked to help with. */
const tasksOf = (db: Db, { kind, complaintId, departmentId }: Ring): Task[] =>
  kind === 'acknowledge' && departmentId !== null ? waitingTasks(db, complaintId, departmentId) : []

/** The act by which the deadline is kept. @param problems that it waits for */
function gesturesOf(
  { clockId: clock, kind, code, department, problem }: Ring,
  [first, ...more]: Problem[],
): DraftChoice[] {
  const only = first && more.length === 0 ? { problem: first.number } : {}
  const of = { code: tailOf(code), ...(problem !== null && { problem }) }
  switch (kind) {
    case 'acknowledge':
      return [{ label: { key: 'button.acknowledge' }, does: { command: 'ack', given: { ...of, department } } }]
    case 'contact':
      return [
        {
          label: { key: 'button.contacted' },
          does: { command: 'call', given: { ...of, department, reached: true, clock } },
        },
      ]
    case 'plan':
      return [{ label: { key: 'button.plan' }, does: { command: 'plan', given: { ...of, ...only } } }]
    case 'promised':
      return [{ label: { key: 'button.solved' }, does: { command: 'solve', given: { ...of, clock } } }]
    case 'verify':
      return [{ label: { key: 'button.verify' }, does: { command: 'verify', given: of } }]
    case 'progress':
      return [{ label: { key: 'button.progress' }, does: { command: 'note', given: of } }]
    case 'followup':
      return [{ label: { key: 'button.followup' }, does: { command: 'followup', given: { ...of, clock } } }]
    case 'accept':
    case 'upward': {
      const label = { key: `button.${kind === 'accept' ? 'accepted' : 'reported'}` }
      return [{ label, does: { command: 'reported', given: { ...of, clock, breach: kind === 'upward' } } }]
    }
    default:
      return []
  }
}
