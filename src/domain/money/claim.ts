/** Money or vouchers for a customer: asked for, approved or not, and in the end received (R002-040, R002-051). */
import type { Db } from '../../store/store.js'
import { askApproval, withdraw } from '../approvals/approval.js'
import type { Complaint } from '../complaints/complaint.js'
import { type Desk, settle } from '../complaints/settle.js'
import type { Who } from '../policy/who.js'
import { record } from '../timeline.js'
import { type Claim, claimById } from './claims.js'
import { forgetRefused } from './receipt.js'

export interface Asking extends Pick<Claim, 'kind' | 'fen' | 'reason'> {
  complaint: Complaint
  departmentId: number
  special?: boolean
  /** Who approves, one after the other. */
  asks: Who[]
  /** Person id. */
  by: number
  at: Date
}

export interface Asked {
  claim: Claim
  approvalId: number
}

/** Nothing is paid before it is approved (R004-021). */
export function askClaim(
  db: Db,
  desk: Desk,
  { complaint, asks, by, at, departmentId, special, ...given }: Asking,
): Asked {
  const { id: complaintId, brandId, round } = complaint
  const { last } = db.sql.get<{ last: number }>(
    'SELECT coalesce(max("number"), 0) AS "last" FROM "Claim" WHERE "complaintId" = ?',
    complaintId,
  ) ?? { last: 0 }
  const row = { ...given, brandId, complaintId, departmentId, round, special: special ?? false }
  const id = db.sql.insert('Claim', { ...row, number: last + 1, state: 'waiting', createdBy: by, createdAt: at })
  const claim = claimById(db, id)
  const entry = { what: 'timeline-money.asked', details: detailsOf(claim) }
  const approvalId = askApproval(db, desk, { complaint, kind: 'claim', claimId: id, departmentId, asks, by, at, entry })
  return { claim, approvalId }
}

export interface Change {
  claimId: number
  /** Person id. */
  by: number
  at: Date
}

/** Another amount is approved than was asked for; the approval writes it into the timeline. */
export function amendClaim(db: Db, claimId: number, fen: number): void {
  db.sql.run(`UPDATE "Claim" SET "fen" = ? WHERE "id" = ? AND "state" = 'waiting'`, fen, claimId)
}

/** What became of its approval, which stands in the timeline already; undefined when it does not wait any more. What is paid has boxes of its own to sign (R002-045). */
export function decideClaim(
  db: Db,
  desk: Desk,
  { claimId, to, at }: Pick<Change, 'claimId' | 'at'> & { to: 'approved' | 'rejected' },
): Claim | undefined {
  const decided = db.sql.run(
    `UPDATE "Claim" SET "state" = ?, "decidedAt" = ? WHERE "id" = ? AND "state" = 'waiting'`,
    ...[to, at, claimId],
  )
  if (decided === 0) return undefined
  const claim = claimById(db, claimId)
  settle(db, desk, claim.complaintId, at)
  return claim
}

/** Whoever asked does not want it any more; undefined when it is decided already. */
export function withdrawClaim(db: Db, desk: Desk, change: Change): Claim | undefined {
  const { claimId, by, at } = change
  const withdrawn = db.sql.run(
    `UPDATE "Claim" SET "state" = 'rejected', "decidedAt" = ? WHERE "id" = ? AND "state" = 'waiting' AND "createdBy" = ?`,
    ...[at, claimId, by],
  )
  if (withdrawn === 0) return undefined
  const claim = claimById(db, claimId)
  withdraw(db, { complaintId: claim.complaintId, kind: 'claim', claimId }, at)
  return told(db, desk, claim, 'withdrawn', change)
}

/** A photo shows that the customer has it; undefined for what was never approved. */
export function receiveClaim(db: Db, desk: Desk, change: Change): Claim | undefined {
  const received = db.sql.run(
    `UPDATE "Claim" SET "state" = 'received', "receivedAt" = ? WHERE "id" = ? AND "state" IN ('approved', 'received')`,
    ...[change.at, change.claimId],
  )
  if (received === 0) return undefined
  forgetRefused(db, change.claimId)
  return told(db, desk, claimById(db, change.claimId), 'received', change)
}

function told(db: Db, desk: Desk, claim: Claim, what: 'withdrawn' | 'received', { by, at }: Change): Claim {
  const { complaintId } = claim
  record(db, { complaintId, personId: by, what: `timeline-money.${what}`, details: detailsOf(claim), at })
  settle(db, desk, complaintId, at)
  return claim
}

const detailsOf = ({ id, number, kind, fen, department }: Claim) => ({
  claim: id,
  number,
  kind,
  yuan: fen / 100,
  department,
})
