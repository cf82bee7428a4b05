/** Whether a department has called the customer: reached in this round, or tried often enough (R004-018). */
import type { Db } from '../../store/store.js'
import type { Complaint } from './complaint.js'

/** So often nobody answered: the department has done its part. */
export const TRIES = 3

/** The department's calls in this round, in their order: whether each reached the customer. */
export const callsOf = (db: Db, { id, round }: Pick<Complaint, 'id' | 'round'>, departmentId: number): boolean[] =>
  db.sql
    .all<{ reached: number }>(
      'SELECT "reached" FROM "Contact" WHERE "complaintId" = ? AND "departmentId" = ? AND "round" = ? ORDER BY "id"',
      id,
      departmentId,
      round,
    )
    .map(({ reached }) => reached === 1)

export function hasCalled(...of: Parameters<typeof callsOf>): boolean {
  const calls = callsOf(...of)
  return calls.includes(true) || calls.length >= TRIES
}
