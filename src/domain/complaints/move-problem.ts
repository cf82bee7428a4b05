/** Moves a problem to the department that really owns it: the old one is let go, the new one starts afresh (R000-021). */
import type { Db } from '../../store/store.js'
import { assistsIn, waitingTasks } from '../inquiries/tasks.js'
import { latestClock, rungKeys, runningClock, stopClock } from '../ladder/clock.js'
import type { Rules } from '../policy/rules.js'
import { record } from '../timeline.js'
import { ACTS } from './acts.js'
import { type Card, type ComplaintBrand, openCards } from './card.js'
import { type Complaint, type Problem, problemsOf } from './complaint.js'
import { promiseCall } from './promised-call.js'
import { settle } from './settle.js'

export interface Move {
  brand: ComplaintBrand
  complaint: Complaint
  problem: Problem
  to: { id: number; name: string }
  /** When the customer was told that the new department calls; what was promised before stands (R002-050). */
  callBy?: Date
  /** Person id. */
  by: number
  at: Date
}

export interface Moved {
  /** What the new department is asked to sign. */
  card: Card
  /** The old department's card where something on it still waits. */
  waiting?: Card
  /** The old department's card where nothing is left to sign; absent when it was signed and stays as it is. */
  voided?: Voided
}

/** The round of the card, and the keys of its reminders. */
export interface Voided {
  round: number
  rings: string[]
}

/** Undefined when somebody has begun to work on the problem, or moved it, meanwhile. */
export async function moveProblem(db: Db, rules: Rules, move: Move): Promise<Moved | undefined> {
  const { brand, complaint, problem, to, callBy, by, at } = move
  const { count } = await db.problem.updateMany({
    where: { id: problem.id, departmentId: problem.departmentId, state: { in: [...ACTS.route] } },
    data: { departmentId: to.id, state: 'routed' },
  })
  if (count === 0) return undefined
  // The old department's signature says nothing of the new one; that it was given stays in the timeline.
  await db.acknowledgement.deleteMany({ where: { problemId: problem.id } })
  const details = { number: problem.number, from: problem.department, to: to.name }
  record(db, { complaintId: complaint.id, personId: by, what: 'timeline-complaint.moved', details, at })
  if (callBy) promiseCall(db, { complaintId: complaint.id, problem, callBy, by, at })
  settle(db, { rules, brand }, complaint.id, at)

  const from = { id: problem.departmentId, name: problem.department }
  const rest = problemsOf(db, complaint.id).filter(({ departmentId }) => departmentId === from.id)
  const waits = rest.some(({ state }) => state === 'routed') || waitingTasks(db, complaint.id, from.id).length > 0
  const stays = rest.length > 0 || assistsIn(db, complaint.id, from.id)
  const departments = waits ? [to, from] : [to]
  const [card, waiting] = openCards(db, rules, { brand, complaint, departments, at })
  return {
    card: card as Card,
    waiting,
    voided: waits ? undefined : voidCard(db, complaint.id, from.id, stays, at),
  }
}

/** The clock of a card on which nothing waits stops; a card that was signed for other problems is left alone. */
function voidCard(db: Db, complaintId: number, departmentId: number, signed: boolean, at: Date): Voided | undefined {
  const running = runningClock(db, complaintId, departmentId)
  if (running) stopClock(db, running.id, at)
  const clock = running ?? (signed ? undefined : latestClock(db, complaintId, departmentId))
  return clock && { round: clock.round, rings: rungKeys(clock) }
}
