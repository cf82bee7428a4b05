/** Which departments may bear the cost of a complaint: those whose fault it is, else those that have its problems (R002-053). */
import type { Db } from '../../store/store.js'
import type { DepartmentRow } from '../people/department.js'

/** Only that of the main problem where one is marked; else each once, by the problems' numbers. */
export function bearersOf(db: Db, complaintId: number): DepartmentRow[] {
  const all = db.sql.all<DepartmentRow & { root: 0 | 1 }>(
    `SELECT "Department"."id", "Department"."name", max("root") AS "root" FROM "Problem"
     JOIN "Department" ON "Department"."id" = coalesce("faultOfId", "Problem"."departmentId")
     WHERE "complaintId" = ? GROUP BY "Department"."id" ORDER BY min("number")`,
    complaintId,
  )
  const main = all.filter(({ root }) => root)
  return (main.length > 0 ? main : all).map(({ id, name }) => ({ id, name }))
}
