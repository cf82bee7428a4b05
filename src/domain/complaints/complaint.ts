/** A complaint and its problems as rows, read by prepared statements. */
import type { Db } from '../../store/store.js'
import { veiled } from '../secrecy/veil.js'
import type { ComplaintState, ProblemState } from './state.js'

export type Severity = 'minor' | 'ordinary' | 'major' | 'crisis'

export interface Complaint {
  id: number
  brandId: number
  code: string
  roomId: number
  threadId: number | null
  severity: Severity
  state: ComplaintState
  /** 1, and one more whenever it was opened again. */
  round: number
  createdBy: number | null
  customer: string
  phone: string
}

export interface Problem {
  id: number
  number: number
  text: string
  departmentId: number
  department: string
  state: ProblemState
}

/** Complaints with their customers, veiled where they are secret, for a `WHERE` of one's own. */
export const COMPLAINTS = `SELECT "Complaint"."id", "Complaint"."brandId", "code", "roomId", "threadId", "severity",
    "state", "round", "createdBy", ${veiled('"Customer"."name"')} AS "customer", ${veiled('"Customer"."phone"')} AS "phone"
  FROM "Complaint" JOIN "Customer" ON "Customer"."id" = "Complaint"."customerId"`

const PROBLEMS = `SELECT "Problem"."id", "number", ${veiled('"text"', 'c')} AS "text", "departmentId",
    "Department"."name" AS "department", "Problem"."state"
  FROM "Problem" JOIN "Department" ON "Department"."id" = "Problem"."departmentId"
  JOIN "Complaint" c ON c."id" = "complaintId" WHERE "complaintId" = ?`

/** All problems of a complaint, by their numbers. */
export const problemsOf = (db: Db, complaintId: number): Problem[] =>
  db.sql.all(`${PROBLEMS} ORDER BY "number"`, complaintId)

/** What a department still has to sign. */
export const waitingProblems = (db: Db, complaintId: number, departmentId: number): Problem[] =>
  db.sql.all(
    `${PROBLEMS} AND "departmentId" = ? AND "Problem"."state" = 'routed' ORDER BY "number"`,
    complaintId,
    departmentId,
  )
