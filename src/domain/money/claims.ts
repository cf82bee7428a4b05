/** What customers are to get, as rows, read by prepared statements. */
import type { Db } from '../../store/store.js'
import { veiled } from '../secrecy/veil.js'

export type ClaimKind = 'subsidy' | 'compensation' | 'voucher'
export type ClaimState = 'waiting' | 'approved' | 'rejected' | 'received'

export interface Claim {
  id: number
  complaintId: number
  /** Counts within its complaint. */
  number: number
  kind: ClaimKind
  /** Hundredths of a yuan. */
  fen: number
  /** Empty for a subsidy that needs none. */
  reason: string
  special: 0 | 1
  /** The one that bears the cost (R002-053). */
  departmentId: number
  department: string
  round: number
  state: ClaimState
  /** Person id and name of who asked for it. */
  createdBy: number
  creator: string
}

const CLAIMS = `SELECT "Claim"."id", "complaintId", "number", "kind", "fen", "reason", "special", "departmentId",
    "Department"."name" AS "department", "round", "state", "createdBy", "Person"."name" AS "creator"
  FROM "Claim" JOIN "Department" ON "Department"."id" = "departmentId" JOIN "Person" ON "Person"."id" = "createdBy"`

/** All of a complaint, of every round: what was paid stays paid. */
export const claimsOf = (db: Db, complaintId: number): Claim[] =>
  db.sql.all(`${CLAIMS} WHERE "complaintId" = ? ORDER BY "number"`, complaintId)

export function claimById(db: Db, id: number): Claim {
  const claim = db.sql.get<Claim>(`${CLAIMS} WHERE "Claim"."id" = ?`, id)
  if (!claim) throw new Error(`no claim ${id}`)
  return claim
}

/** Approved claims of open complaints that one of these people took down. @param reporters person ids */
export const unreceivedOf = (
  db: Db,
  brandId: number,
  reporters: number[],
): (Claim & { code: string; customer: string })[] =>
  db.sql.all(
    `SELECT "one".*, "code", ${veiled('"Customer"."name"')} AS "customer" FROM (${CLAIMS}) AS "one"
     JOIN "Complaint" ON "Complaint"."id" = "one"."complaintId" JOIN "Customer" ON "Customer"."id" = "customerId"
     WHERE "Complaint"."brandId" = ? AND "Complaint"."createdBy" IN (SELECT "value" FROM json_each(?)) AND "Complaint"."state" <> 'closed'
     AND "one"."state" = 'approved' ORDER BY "one"."id"`,
    brandId,
    reporters,
  )
