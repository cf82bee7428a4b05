/** A new round: what was closed, or did not satisfy the customer, is asked of every department again. */
import type { Db } from '../../store/store.js'
import { withdraw } from '../approvals/approval.js'
import type { Rules } from '../policy/rules.js'
import { type Entry, record } from '../timeline.js'
import { type Card, type ComplaintBrand, openCards } from './card.js'
import { type Released, releaseCards } from './close.js'
import { type Complaint, problemsOf } from './complaint.js'
import { endDeadlines } from './deadlines/deadlines.js'
import { resumeComplaint } from './pause.js'
import { settle } from './settle.js'

export interface NewRound {
  brand: ComplaintBrand
  complaint: Complaint
  /** Person id. */
  by: number
  at: Date
  /** The line of the timeline; the number of the round is added to its details. */
  entry: Pick<Entry, 'what' | 'details'>
}

export interface Round {
  round: number
  cards: Card[]
  /** Departments that helped in the old round and had not signed for it. */
  released: Released[]
  /** It was paused; a new round is not. */
  resumed: boolean
}

/**
 * Every problem waits for its department again, with a fresh clock. Signatures, plans, promises and solutions of earlier rounds
 * stay in the timeline only. Undefined when somebody was quicker.
 */
export function startRound(db: Db, rules: Rules, given: NewRound): Round | undefined {
  const { brand, complaint, by, at, entry } = given
  const { id, state } = complaint
  const round = complaint.round + 1
  // All problems are routed, and so is the complaint.
  const started = db.sql.run(
    `UPDATE "Complaint" SET "round" = ?, "state" = 'routed', "closedAt" = NULL WHERE "id" = ? AND "state" = ? AND "round" = ?`,
    round,
    id,
    state,
    complaint.round,
  )
  if (started === 0) return undefined
  // What is asked for the customer is still to be decided: money belongs to no round.
  for (const kind of ['plan', 'decision'] as const) withdraw(db, { complaintId: id, kind }, at)
  endDeadlines(db, rules, id, at)
  const released = releaseCards(db, id, at)
  db.sql.run(
    'DELETE FROM "Acknowledgement" WHERE "problemId" IN (SELECT "id" FROM "Problem" WHERE "complaintId" = ?)',
    id,
  )
  db.sql.run(
    `UPDATE "Problem" SET "state" = 'routed', "plan" = NULL, "promisedDay" = NULL, "solution" = NULL, "callBy" = NULL WHERE "complaintId" = ?`,
    id,
  )
  record(db, { complaintId: id, personId: by, what: entry.what, details: { ...entry.details, round }, at })
  const resumed = resumeComplaint(db, { rules, brand }, { complaint, by, at })
  if (!resumed) settle(db, { rules, brand }, id, at)
  const owners = problemsOf(db, id).map(({ departmentId, department }) => [departmentId, department] as const)
  const departments = [...new Map(owners)].map(([departmentId, name]) => ({ id: departmentId, name }))
  return { round, cards: openCards(db, rules, { brand, complaint, departments, at }), released, resumed }
}
