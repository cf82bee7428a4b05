/** Approvals as rows, read by prepared statements. */
import type { Db } from '../../store/store.js'
import type { Claim } from '../money/claims.js'
import type { Who } from '../policy/who.js'
import { veiled } from '../secrecy/veil.js'

export type ApprovalKind = 'plan' | 'claim' | 'decision'

/** Any of several may decide, where it is a list. */
export type Step = Who | readonly Who[]

export interface Approval {
  id: number
  brandId: number
  complaintId: number
  code: string
  customer: string
  kind: ApprovalKind
  problemId: number | null
  claimId: number | null
  /** Of the claim, else of the problem; null for what concerns the complaint as a whole. */
  number: number | null
  departmentId: number | null
  department: string | null
  round: number
  asks: Step[]
  /** Of a claim. */
  claim: Pick<Claim, 'kind' | 'number' | 'fen' | 'special'> | null
  /** What was asked, of a decision. */
  question: string | null
  /** The place in `asks` of those who are asked now. */
  step: number
  state: 'waiting' | 'approved' | 'rejected' | 'withdrawn'
  createdBy: number
  createdAt: Date
}

type Row = Omit<Approval, 'asks' | 'claim' | 'createdAt'> & { asks: string; claim: string | null; createdAt: string }

const APPROVALS = `SELECT "Approval"."id", "Approval"."brandId", "Approval"."complaintId", "code", ${veiled('"Customer"."name"')} AS "customer",
    "Approval"."kind", "Approval"."problemId", "claimId", coalesce("Claim"."number", "Problem"."number") AS "number",
    "Approval"."departmentId", "Department"."name" AS "department", "Approval"."round", "asks", "step", "Approval"."state",
    "Approval"."createdBy", "Approval"."createdAt",
    CASE WHEN "claimId" IS NOT NULL THEN json_object('kind', "Claim"."kind", 'number', "Claim"."number", 'fen', "fen",
      'special', "special") END AS "claim",
    (SELECT "details" ->> 'escalation' FROM "TimelineEntry" WHERE "TimelineEntry"."complaintId" = "Approval"."complaintId"
       AND "Approval"."kind" = 'decision' AND "details" ->> 'approval' = "Approval"."id" LIMIT 1) AS "question"
  FROM "Approval" JOIN "Complaint" ON "Complaint"."id" = "Approval"."complaintId"
  JOIN "Customer" ON "Customer"."id" = "customerId" LEFT JOIN "Department" ON "Department"."id" = "Approval"."departmentId"
  LEFT JOIN "Problem" ON "Problem"."id" = "Approval"."problemId" LEFT JOIN "Claim" ON "Claim"."id" = "claimId"`

const read = ({ asks, claim, createdAt, ...row }: Row): Approval => ({
  ...row,
  asks: JSON.parse(asks),
  claim: claim === null ? null : JSON.parse(claim),
  createdAt: new Date(createdAt),
})

const all = (db: Db, where: string, ...values: (number | Date)[]): Approval[] =>
  db.sql.all<Row>(`${APPROVALS} WHERE ${where} ORDER BY "Approval"."id"`, ...values).map(read)

export const approvalById = (db: Db, id: number): Approval | undefined => all(db, '"Approval"."id" = ?', id)[0]

/** What waits in a complaint, the oldest first. */
export const waitingIn = (db: Db, complaintId: number): Approval[] =>
  all(db, `"Approval"."complaintId" = ? AND "Approval"."state" = 'waiting'`, complaintId)

/** What waits in a brand, the oldest first. */
export const waitingInBrand = (db: Db, brandId: number): Approval[] =>
  all(db, `"Approval"."brandId" = ? AND "Approval"."state" = 'waiting'`, brandId)

/** What was withdrawn at this instant: by the change that is being made. */
export const withdrawnAt = (db: Db, complaintId: number, at: Date): Approval[] =>
  all(
    db,
    `"Approval"."complaintId" = ? AND "Approval"."state" = 'withdrawn' AND "Approval"."decidedAt" = ?`,
    complaintId,
    at,
  )

/** Of one round, without what was withdrawn. */
export const approvalsOfRound = (db: Db, complaintId: number, round: number): Approval[] =>
  all(
    db,
    `"Approval"."complaintId" = ? AND "Approval"."round" = ? AND "Approval"."state" <> 'withdrawn'`,
    complaintId,
    round,
  )

export interface DecisionTold {
  step: number
  what: 'approve' | 'change' | 'reject'
  words: string | null
  person: string
  at: Date
}

/** In their order. */
export const decisionsOf = (db: Db, approvalId: number): DecisionTold[] =>
  db.sql
    .all<Omit<DecisionTold, 'at'> & { at: string }>(
      `SELECT "step", "what", "words", "Person"."name" AS "person", "at" FROM "Decision"
       JOIN "Person" ON "Person"."id" = "personId" WHERE "approvalId" = ? ORDER BY "Decision"."id"`,
      approvalId,
    )
    .map(({ at, ...decision }) => ({ ...decision, at: new Date(at) }))
