/** Where a complaint is talked about: the thread in which it was opened, and one in every other room in which somebody was asked. */
import type { Db } from '../../store/store.js'
import { veiled } from '../secrecy/veil.js'

export interface CaseThread {
  id: number
  roomId: number
  platform: string
  /** The platform's id; null until the post that opens it has its receipt. */
  externalId: string | null
}

/** All threads of a complaint in groups, its home first; not those that went with their room, or stand in a room that is another brand's now. */
export const threadsOf = (db: Db, complaintId: number): CaseThread[] =>
  db.sql.all(
    `SELECT "Thread"."id", "Thread"."roomId", "Room"."platform", "Thread"."externalId" FROM "Thread"
     JOIN "Room" ON "Room"."id" = "Thread"."roomId" JOIN "Complaint" ON "Complaint"."id" = "caseId"
     WHERE "caseId" = ? AND "purpose" IS NOT 'direct' AND ("Thread"."id" = "threadId" OR NOT "gone" AND "Room"."brandId" = "Complaint"."brandId")
     ORDER BY "Thread"."id" IS NOT "threadId", "Thread"."id"`,
    complaintId,
  )

const LONGEST_TITLE = 60

/** What its threads are called: code, customer and the first problem. */
export function threadTitle(db: Db, { id, code, customer }: { id: number; code: string; customer: string }): string {
  const first = db.sql.get<{ text: string }>(
    `SELECT ${veiled('"text"', 'c')} AS "text" FROM "Problem" JOIN "Complaint" c ON c."id" = "complaintId"
     WHERE "complaintId" = ? ORDER BY "number" LIMIT 1`,
    id,
  )
  const title = [code, customer, first?.text].join(' ').replace(/\s+/g, ' ')
  return [...title].slice(0, LONGEST_TITLE).join('')
}

/** A thread that is opened: how it is called, and who is concerned. */
export const opening = (db: Db, complaint: { id: number; code: string; customer: string }, thread: number) => ({
  thread,
  title: threadTitle(db, complaint),
  members: concernedIn(db, complaint.id),
})

/** The reporter, and the liaisons and the head of each department that has a problem of it or helps; whoever is accused does not come into a secret one. */
export const concernedIn = (db: Db, complaintId: number): number[] =>
  db.sql
    .all<{ id: number | null }>(
      `SELECT "createdBy" AS "id" FROM "Complaint" WHERE "id" = ?
       UNION SELECT "personId" FROM "Liaison" WHERE "departmentId" IN (${DEPARTMENTS})
       UNION SELECT "headId" FROM "Department" WHERE "id" IN (${DEPARTMENTS})
       EXCEPT SELECT "personId" FROM "Accused" JOIN "Complaint" c ON c."id" = "complaintId" AND c."secret" WHERE c."id" = ?`,
      ...Array.from({ length: 6 }, () => complaintId),
    )
    .flatMap(({ id }) => id ?? [])

const DEPARTMENTS = `SELECT "departmentId" FROM "Problem" WHERE "complaintId" = ?
  UNION SELECT "departmentId" FROM "Assist" WHERE "complaintId" = ?`

/** Row ids of the departments that have a problem of it or help. */
export const concernedDepartments = (db: Db, complaintId: number): number[] =>
  db.sql.all<{ departmentId: number }>(DEPARTMENTS, complaintId, complaintId).map(({ departmentId }) => departmentId)
