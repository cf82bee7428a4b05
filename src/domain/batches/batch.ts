/** Products that came in one batch and show the same fault: marked at problems, counted against what was delivered (R001-031). */
import type { Db } from '../../store/store.js'
import type { Complaint, Problem } from '../complaints/complaint.js'
import { type Desk, settle } from '../complaints/settle.js'
import { record } from '../timeline.js'

export interface Marking {
  complaint: Pick<Complaint, 'id' | 'brandId'>
  problem: Pick<Problem, 'id' | 'number'>
  batch: string
  fault: string
  /** Person id. */
  by: number
  at: Date
}

/** Says from which batch a problem is and what is wrong with it; answers the fault as it is counted, and whether that was new. */
export function markBatch(db: Db, desk: Desk, { complaint, problem, batch, by, at, ...said }: Marking) {
  const { id: complaintId, brandId } = complaint
  const fault = spelled(db, brandId, batch, said.fault)
  const changed = db.sql.run(
    `UPDATE "Problem" SET "batch" = ?, "fault" = ? WHERE "id" = ? AND ("batch" IS NOT ? OR "fault" IS NOT ?)`,
    ...[batch, fault, problem.id, batch, fault],
  )
  if (changed === 0) return { fault, isNew: false }
  const details = { number: problem.number, batch, fault }
  record(db, { complaintId, personId: by, what: 'timeline-batch.marked', details, at })
  settle(db, desk, complaintId, at)
  return { fault, isNew: true }
}

/** As it was written the first time: small and capital letters make no other fault. */
const spelled = (db: Db, brandId: number, batch: string, fault: string): string =>
  sharesOf(db, brandId, batch).find((one) => one.fault.toLowerCase() === fault.toLowerCase())?.fault ?? fault

/** False when that is the number already. */
export const deliverBatch = (db: Db, brandId: number, name: string, delivered: number, at: Date): boolean =>
  db.sql.run(
    `INSERT INTO "Batch" ("brandId", "name", "delivered", "alertedFaults", "createdAt") VALUES (?, ?, ?, '[]', ?)
     ON CONFLICT ("brandId", "name") DO UPDATE SET "delivered" = excluded."delivered"
     WHERE "delivered" <> excluded."delivered"`,
    ...[brandId, name, delivered, at],
  ) === 1

export interface Share {
  batch: string
  fault: string
  /** Problems that are marked so, in open and closed complaints. */
  count: number
  /** Null while nobody has said how many units there are. */
  delivered: number | null
}

const SHARES = `SELECT "batch", "fault", count(*) AS "count", "delivered" FROM "Problem"
  JOIN "Complaint" ON "Complaint"."id" = "complaintId"
  LEFT JOIN "Batch" ON "Batch"."brandId" = "Complaint"."brandId" AND "Batch"."name" = "batch"
  WHERE "Complaint"."brandId" = ?`

/** The faults of one batch, the most frequent first. */
export const sharesOf = (db: Db, brandId: number, batch: string): Share[] =>
  db.sql.all(`${SHARES} AND "batch" = ? GROUP BY "fault" ORDER BY "count" DESC, "fault"`, brandId, batch)

/** Those of all batches, the latest marked first. */
export const latestShares = (db: Db, brandId: number, most: number): Share[] =>
  db.sql.all(
    `${SHARES} AND "batch" IS NOT NULL GROUP BY "batch", "fault" ORDER BY max("Problem"."id") DESC LIMIT ?`,
    brandId,
    most,
  )

/** The complaints with a batch's fault: the open ones first, of those the newest. */
export const complaintsWith = (
  db: Db,
  brandId: number,
  { batch, fault }: Pick<Share, 'batch' | 'fault'>,
): { id: number; code: string }[] =>
  db.sql.all(
    `SELECT DISTINCT "Complaint"."id", "code" FROM "Problem" JOIN "Complaint" ON "Complaint"."id" = "complaintId"
     WHERE "batch" = ? AND "fault" = ? AND "brandId" = ? ORDER BY "Complaint"."state" = 'closed', "Complaint"."id" DESC`,
    ...[batch, fault, brandId],
  )
