/** What is still to be signed on paper: the sheets of cases that are about to close, and copies that nobody has received. */
import type { Db } from '../../store/store.js'
import type { Complaint } from '../complaints/complaint.js'
import { veiled } from '../secrecy/veil.js'

export type CaseToSign = Pick<Complaint, 'id' | 'round' | 'state' | 'code' | 'customer'>

/** Cases in which a sheet may be signed, the oldest first: about to close, or planned (reply.ts says which of these). */
export const casesToSign = (db: Db, brandId: number): CaseToSign[] =>
  db.sql.all(
    `SELECT c."id", c."round", c."state", c."code", ${veiled('k."name"', 'c')} AS "customer" FROM "Complaint" c JOIN "Customer" k ON k."id" = c."customerId"
     WHERE c."brandId" = ? AND (c."state" IN ('verifying', 'followup') OR c."state" <> 'closed' AND NOT EXISTS
       (SELECT 1 FROM "Problem" WHERE "complaintId" = c."id" AND ("plan" IS NULL OR "promisedDay" IS NULL))) ORDER BY c."id"`,
    brandId,
  )

/** Copies on their way, row ids, the oldest first. */
export const copiesOnTheWay = (db: Db, brandId: number): number[] =>
  db.sql
    .all<{ id: number }>(
      `SELECT f."id" FROM "FormCopy" f JOIN "Complaint" c ON c."id" = f."complaintId"
       WHERE c."brandId" = ? AND f."receivedAt" IS NULL ORDER BY f."id"`,
      brandId,
    )
    .map(({ id }) => id)
