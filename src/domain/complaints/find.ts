/** Finds the complaint that is meant: by its code or a tail of it, by the thread, or by its customer. */
import type { Brand } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import { type CodeTail, codeEnd } from '../codes/code.js'
import { COMPLAINTS, type Complaint } from './complaint.js'

/** The complaint that is talked about in a thread, at home or in another room. */
export const complaintOfThread = (db: Db, threadId: number): Complaint | undefined =>
  db.sql.get(`${COMPLAINTS} WHERE "Complaint"."id" = (SELECT "caseId" FROM "Thread" WHERE "id" = ?)`, threadId)

/** The brand whose complaint is talked about in a thread. */
export const brandOfThread = (
  db: Db,
  threadId: number,
): Pick<Brand, 'id' | 'name' | 'zone' | 'weeklyRest'> | undefined =>
  db.sql.get(
    `SELECT "Brand"."id", "Brand"."name", "zone", "weeklyRest" FROM "Thread"
     JOIN "Complaint" ON "Complaint"."id" = "caseId" JOIN "Brand" ON "Brand"."id" = "brandId" WHERE "Thread"."id" = ?`,
    threadId,
  )

export const complaintById = (db: Db, id: number): Complaint | undefined =>
  db.sql.get(`${COMPLAINTS} WHERE "Complaint"."id" = ?`, id)

/** The brand's newest complaint with this tail; undefined also for the code of a visit. @param today "yyyy-MM-dd" */
export function complaintByCode(db: Db, brandId: number, tail: CodeTail, today: string): Complaint | undefined {
  if (tail.prefix && tail.prefix !== 'TS') return undefined
  const end = codeEnd(tail, today)
  // Every press of a card comes here: the index knows whole codes, and only a day without its year needs a walk.
  if (tail.day?.length !== 4)
    return db.sql.get(`${COMPLAINTS} WHERE "Complaint"."brandId" = ? AND "code" = ?`, brandId, `TS${end}`)
  return db.sql.get(
    `${COMPLAINTS} WHERE "Complaint"."brandId" = ? AND "code" LIKE ? ORDER BY "Complaint"."id" DESC LIMIT 1`,
    brandId,
    `TS%${end}`,
  )
}

/** The brand's open complaints, the newest first. */
export const openComplaints = (db: Db, brandId: number, most: number): Complaint[] =>
  db.sql.all(
    `${COMPLAINTS} WHERE "Complaint"."brandId" = ? AND "state" <> 'closed' ORDER BY "Complaint"."id" DESC LIMIT ?`,
    brandId,
    most,
  )

/** The brand's closed complaints, the latest closed first. */
export const closedComplaints = (db: Db, brandId: number, most: number): Complaint[] =>
  db.sql.all(
    `${COMPLAINTS} WHERE "Complaint"."brandId" = ? AND "state" = 'closed' ORDER BY "closedAt" DESC, "Complaint"."id" DESC LIMIT ?`,
    brandId,
    most,
  )

/** The newest open complaint of a customer that was registered after `since`. */
export const openComplaintOf = (db: Db, customerId: number, since: Date): Complaint | undefined =>
  db.sql.get(
    `${COMPLAINTS} WHERE "customerId" = ? AND "Complaint"."createdAt" >= ? AND "state" <> 'closed'
     ORDER BY "Complaint"."createdAt" DESC LIMIT 1`,
    customerId,
    since,
  )

/** A whole code as people type it, for what is behind a button. */
export function tailOf(code: string): CodeTail & { prefix: 'TS' } {
  const [day = '', number] = code.slice(2).split('-')
  return { prefix: 'TS', day, number: Number(number) }
}
