/** The written notices of a complaint: which departments were told that something is their fault, and who signs for that (R003-043). */
import type { Db } from '../../store/store.js'
import { peopleOf } from '../ladder/people.js'
import { adminsOf } from '../people/admin.js'
import { departmentByName } from '../people/department.js'
import { signersOf } from '../people/liaison.js'
import type { PersonRow } from '../people/person.js'

/** Its copies stand among those of the other forms, each held by a department. */
export const NOTICE = 'notice'

/** A notice that nobody has signed for: the row id of its copy. */
export interface Notice {
  id: number
  departmentId: number
  /** Until when it is to be signed for; undefined where the policy sets no time. */
  due?: Date
}

/** Those of this round. */
export const waitingNotices = (db: Db, complaintId: number): Notice[] =>
  db.sql
    .all<Omit<Notice, 'due'> & { due: string | null }>(`${NOTICES} AND "receivedAt" IS NULL`, complaintId, NOTICE)
    .map(({ due, ...notice }) => ({ ...notice, ...(due !== null && { due: new Date(due) }) }))

export const hasNotice = (db: Db, complaintId: number, departmentId: number): boolean =>
  db.sql.all<{ departmentId: number }>(NOTICES, complaintId, NOTICE).some((one) => one.departmentId === departmentId)

const NOTICES = `SELECT "FormCopy"."id", "Department"."id" AS "departmentId",
    (SELECT "dueAt" FROM "Clock" WHERE "complaintId" = "Complaint"."id" AND "kind" = 'notice'
      AND "departmentId" = "Department"."id" AND "stoppedAt" IS NULL) AS "due" FROM "FormCopy"
  JOIN "Complaint" ON "Complaint"."id" = "complaintId" AND "Complaint"."round" = "FormCopy"."round"
  JOIN "Department" ON "Department"."brandId" = "Complaint"."brandId" AND "Department"."name" = "holder"
  WHERE "complaintId" = ? AND "form" = ?`

/** Everybody who may sign for it, its head first; the admins where there is nobody. @param day "yyyy-MM-dd" */
export function receiversOf(
  db: Db,
  { brandId, holder }: { brandId: number; holder: string },
  day: string,
): PersonRow[] {
  const departmentId = departmentByName(db, brandId, holder)?.id
  if (departmentId === undefined) return adminsOf(db)
  const head = peopleOf(db, { brandId, departmentId, keeper: null, day }, { at: 0, who: ['head'] })
  const all = [...head, ...signersOf(db, departmentId, day)]
  return all.length > 0 ? all : adminsOf(db)
}
