/** A department helps those that own the problems: it is given a task, signs for it like for a problem, and says when it is done (R002-041). */
import type { Db } from '../../store/store.js'
import { type Card, type ComplaintBrand, openCards } from '../complaints/card.js'
import type { Complaint } from '../complaints/complaint.js'
import { type Desk, settle } from '../complaints/settle.js'
import { departmentsSignedBy } from '../people/liaison.js'
import type { Rules } from '../policy/rules.js'
import { veiled } from '../secrecy/veil.js'
import { record } from '../timeline.js'

export interface Asking {
  brand: ComplaintBrand
  complaint: Complaint
  department: { id: number; name: string }
  task: string
  /** The one that it is about. */
  problem?: { id: number; number: number }
  /** Person id. */
  by: number
  at: Date
}

/** The department's card, with the task on it; an acknowledgement clock runs for it. */
export function askToAssist(db: Db, rules: Rules, asking: Asking): Card {
  const { brand, complaint, department, task, problem, by, at } = asking
  const { id: complaintId, round } = complaint
  const row = { complaintId, problemId: problem?.id, departmentId: department.id, task, round, createdBy: by }
  db.sql.insert('Assist', { ...row, createdAt: at })
  const details = { department: department.name, task, ...(problem && { number: problem.number }) }
  record(db, { complaintId, personId: by, what: 'timeline-inquiry.asked', details, at })
  settle(db, { rules, brand }, complaintId, at)
  const [card] = openCards(db, rules, { brand, complaint, departments: [department], at })
  return card as Card
}

const WITH_DEPARTMENT = { department: true, person: true } as const

export const assistById = (db: Db, id: number) => db.assist.findUnique({ where: { id }, include: WITH_DEPARTMENT })

export type Assist = NonNullable<Awaited<ReturnType<typeof assistById>>>

/** False when it is done already, nobody has signed for it, or it is of an earlier round. @param by person id */
export function finishAssist(
  db: Db,
  desk: Desk,
  { id, complaintId, task, department }: Assist,
  by: number,
  at: Date,
): boolean {
  const finished = db.sql.run(
    `UPDATE "Assist" SET "doneAt" = ? WHERE "id" = ? AND "doneAt" IS NULL AND "acknowledgedAt" IS NOT NULL
       AND "round" = (SELECT "round" FROM "Complaint" WHERE "id" = "complaintId" AND "state" <> 'closed')`,
    at,
    id,
  )
  if (finished === 0) return false
  const details = { department: department.name, task }
  record(db, { complaintId, personId: by, what: 'timeline-inquiry.done', details, at })
  settle(db, desk, complaintId, at)
  return true
}

/** Those of the present round, the earliest first. */
export const assistsTold = (db: Db, { id: complaintId, round }: Pick<Complaint, 'id' | 'round'>): Promise<Assist[]> =>
  db.assist.findMany({ where: { complaintId, round }, include: WITH_DEPARTMENT, orderBy: { id: 'asc' } })

export interface TaskOwed {
  id: number
  code: string
  customer: string
  department: string
  task: string
}

/** What departments for which the person signs on that day ("yyyy-MM-dd") have signed and not done. */
export const tasksOwedBy = (db: Db, brandId: number, personId: number, day: string): TaskOwed[] =>
  db.sql.all(
    `SELECT "Assist"."id", "code", ${veiled('"Customer"."name"')} AS "customer", "Department"."name" AS "department", "task" FROM "Assist"
     JOIN "Complaint" ON "Complaint"."id" = "complaintId" AND "Complaint"."round" = "Assist"."round"
     JOIN "Customer" ON "Customer"."id" = "customerId" JOIN "Department" ON "Department"."id" = "departmentId"
     WHERE "doneAt" IS NULL AND "acknowledgedAt" IS NOT NULL AND "state" <> 'closed'
       AND "departmentId" IN (SELECT "value" FROM json_each(?)) ORDER BY "Assist"."id"`,
    departmentsSignedBy(db, brandId, personId, day),
  )
