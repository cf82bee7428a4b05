/** The one problem of a complaint that a picture is about. */
import type { Db } from '../../store/store.js'

/** By its number in the complaint. */
export const problemNumbered = (db: Db, complaintId: number, number: number): number | undefined =>
  db.sql.get<{ id: number }>('SELECT "id" FROM "Problem" WHERE "complaintId" = ? AND "number" = ?', complaintId, number)
    ?.id

/** A department's, when it has exactly one. */
export function soleProblem(db: Db, complaintId: number, departmentId: number | undefined): number | undefined {
  const [problem, other] = db.sql.all<{ id: number }>(
    'SELECT "id" FROM "Problem" WHERE "complaintId" = ? AND "departmentId" = ? LIMIT 2',
    complaintId,
    departmentId,
  )
  return other ? undefined : problem?.id
}
