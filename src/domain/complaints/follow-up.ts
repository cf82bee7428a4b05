/** Calling the customer back: what was said, once a round. */
import type { Db } from '../../store/store.js'
import { record } from '../timeline.js'
import { isReadyFor } from './acts.js'
import type { Complaint, Problem } from './complaint.js'
import { problemsOf } from './complaint.js'
import { type Desk, settle } from './settle.js'
import type { ProblemState } from './state.js'

/** Problems that nobody has acknowledged: too early to call the customer back. */
export const unacknowledged = (db: Db, complaintId: number): Problem[] =>
  problemsOf(db, complaintId).filter((problem) => isReadyFor('ack', problem))

/** All problems, where none of them has as much as a plan: a satisfied customer is a surprise. */
export function unhandled(db: Db, complaintId: number): Problem[] {
  const all = problemsOf(db, complaintId)
  return all.every(({ state }) => UNHANDLED.includes(state)) ? all : []
}

const UNHANDLED: readonly ProblemState[] = ['routed', 'acknowledged', 'contacted']

export interface Answer {
  satisfied: boolean
  /** 1 to 5. */
  score?: number
  remark?: string
  /** To the questions of the policy, in their order. */
  answers?: boolean[]
  /** 1 to 5, for what the policy names, in its order. */
  scores?: number[]
}

/** Keeps the answer with the round that it ends. @param by person id */
export function fileFollowUp(db: Db, { id, round }: Complaint, answer: Answer, by: number, at: Date): void {
  db.sql.insert('FollowUp', { complaintId: id, round, ...answer, personId: by, at })
}

/** The customer is satisfied, but something is lacking: it is closed as soon as that is there. */
export function holdOpen(db: Db, desk: Desk, { id }: Complaint, by: number, at: Date): void {
  record(db, { complaintId: id, personId: by, what: 'timeline-complaint.calledBack', at })
  settle(db, desk, id, at)
}
