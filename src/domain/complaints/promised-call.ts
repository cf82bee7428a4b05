/** A customer who was promised a call at a time: kept with each problem until the department that has it has called (R002-050, R004-053). */
import type { Db } from '../../store/store.js'
import { record } from '../timeline.js'

export interface PromisedCall {
  complaintId: number
  problem: { id: number; number: number }
  callBy: Date
  /** Person id. */
  by: number
  at: Date
}

/** Takes the place of what was promised before. */
export function promiseCall(db: Db, { complaintId, problem, callBy, by, at }: PromisedCall): void {
  db.sql.run('UPDATE "Problem" SET "callBy" = ? WHERE "id" = ?', callBy, problem.id)
  const details = { number: problem.number, callBy: callBy.toISOString() }
  record(db, { complaintId, personId: by, what: 'timeline-triage.promised', details, at })
}

/** The department has called, or has tried often enough. */
export const keepPromise = (db: Db, complaintId: number, departmentId: number): number =>
  db.sql.run(
    'UPDATE "Problem" SET "callBy" = NULL WHERE "complaintId" = ? AND "departmentId" = ?',
    complaintId,
    departmentId,
  )

/** The earliest that a department has not kept yet. */
export function promisedCallOf(db: Db, complaintId: number, departmentId: number): Date | undefined {
  const row = db.sql.get<{ callBy: string | null }>(
    `SELECT min("callBy") AS "callBy" FROM "Problem"
     WHERE "complaintId" = ? AND "departmentId" = ? AND "state" NOT IN ('solved', 'signed')`,
    ...[complaintId, departmentId],
  )
  return row?.callBy ? new Date(row.callBy) : undefined
}
