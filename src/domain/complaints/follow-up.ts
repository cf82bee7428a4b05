/** Calling the customer back: what was said, once a round. */
import type { Db } from '../../store/store.js'
import type { Complaint, Problem } from './complaint.js'
import { problemsOf } from './complaint.js'

/** Problems that nobody has acknowledged: too early to call the customer back. */
export const unacknowledged = (db: Db, complaintId: number): Problem[] =>
  problemsOf(db, complaintId).filter(({ state }) => state === 'routed')

export interface Answer {
  satisfied: boolean
  /** 1 to 5. */
  score?: number
  remark?: string
}

/** Keeps the answer with the round that it ends. @param by person id */
export function fileFollowUp(db: Db, { id, round }: Complaint, answer: Answer, by: number, at: Date): void {
  db.sql.insert('FollowUp', { complaintId: id, round, ...answer, personId: by, at })
}
