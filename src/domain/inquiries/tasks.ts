/** What departments were asked to help with in one complaint, as rows; they are of the round in which they were asked. */
import type { Db } from '../../store/store.js'

export interface Task {
  id: number
  task: string
  /** It is done. */
  done: boolean
}

interface Row extends Omit<Task, 'done'> {
  done: 0 | 1
}

const TASKS = `SELECT "id", "task", "doneAt" IS NOT NULL AS "done" FROM "Assist"
  WHERE "complaintId" = ? AND "departmentId" = ?`
const OF_ROUND = `"round" = (SELECT "round" FROM "Complaint" WHERE "id" = "complaintId")`

const read = (row: Row): Task => ({ ...row, done: row.done === 1 })

/** What waits for a department's signature. */
export const waitingTasks = (db: Db, complaintId: number, departmentId: number): Task[] =>
  db.sql
    .all<Row>(`${TASKS} AND ${OF_ROUND} AND "acknowledgedAt" IS NULL ORDER BY "id"`, complaintId, departmentId)
    .map(read)

/** What a department has signed at this instant. */
export const tasksSignedAt = (db: Db, complaintId: number, departmentId: number, at: Date): Task[] =>
  db.sql.all<Row>(`${TASKS} AND "acknowledgedAt" = ? ORDER BY "id"`, complaintId, departmentId, at).map(read)

/** Whether it was asked for anything in this round. */
export const assistsIn = (db: Db, complaintId: number, departmentId: number): boolean =>
  db.sql.get(`${TASKS} AND ${OF_ROUND}`, complaintId, departmentId) !== undefined

/** Signs all that waits. @param signature of the department */
export function signTasks(
  db: Db,
  complaintId: number,
  departmentId: number,
  { personId, gesture, at }: { personId: number; gesture: string; at: Date },
): Task[] {
  return waitingTasks(db, complaintId, departmentId).filter(
    ({ id }) =>
      db.sql.run(
        'UPDATE "Assist" SET "personId" = ?, "gesture" = ?, "acknowledgedAt" = ? WHERE "id" = ? AND "acknowledgedAt" IS NULL',
        ...[personId, gesture, at, id],
      ) === 1,
  )
}
