/** What holds of all that a complaint needs before it ends: approvals, money, signatures, points, deadlines. */
import { approversOf } from '../../src/domain/approvals/approvers.js'
import { waitingIn } from '../../src/domain/approvals/find.js'
import { localDayOf } from '../../src/domain/calendar/local-day.js'
import type { Complaint } from '../../src/domain/complaints/complaint.js'
import { settleDeadlines } from '../../src/domain/complaints/deadlines/deadlines.js'
import { complaintById } from '../../src/domain/complaints/find.js'
import type { Lack } from '../../src/domain/complaints/lack.js'
import { lackingIn } from '../../src/domain/complaints/lacking.js'
import { boardOf } from '../../src/domain/points/board.js'
import type { Rules } from '../../src/domain/policy/rules.js'
import type { Db } from '../../src/store/store.js'

/** Answers what contradicts it; nothing when all is well. */
export type Invariant = (db: Db, rules: Rules, now: Date) => unknown[]

/** Rows that must not be there. */
export const none =
  (query: string): Invariant =>
  ({ sql }) =>
    sql.all(query)

/** Ended by itself, or by a satisfied customer: nothing was lacking then, and nothing can be lost afterwards. */
const COMPLETE = `SELECT "complaintId" AS "id" FROM "TimelineEntry" t JOIN "Complaint" c ON c."id" = "complaintId"
  WHERE c."state" = 'closed' AND t."at" = c."closedAt" AND "what" IN ('timeline-complaint.satisfied', 'timeline-complaint.complete')`

export const ENDINGS_INVARIANTS: Readonly<Record<string, Invariant>> = {
  'nothing waits for approval that was closed': none(
    `SELECT a."id" FROM "Approval" a JOIN "Complaint" c ON c."id" = a."complaintId" WHERE a."state" = 'waiting' AND c."state" = 'closed'`,
  ),
  'whatever waits for approval finds somebody who may give it': (db, rules, now) =>
    ids(db, `SELECT DISTINCT "complaintId" AS "id" FROM "Approval" WHERE "state" = 'waiting'`)
      .flatMap((id) => waitingIn(db, id))
      .filter((approval) => approversOf(db, approval, localDayOf(now, rules.zone)).length === 0),
  'a plan waits for approval once, and only while it is planned': none(
    `SELECT p."id" FROM "Approval" a JOIN "Problem" p ON p."id" = a."problemId" WHERE a."kind" = 'plan' AND a."state" = 'waiting'
     GROUP BY p."id" HAVING count(*) > 1 OR p."state" <> 'planned'`,
  ),
  'a claim stands as its approval does': none(
    `SELECT "id", "state" FROM "Claim" WHERE ("state" = 'waiting') <>
       EXISTS (SELECT 1 FROM "Approval" WHERE "claimId" = "Claim"."id" AND "state" = 'waiting')
     OR ("state" IN ('approved', 'received')) <>
       EXISTS (SELECT 1 FROM "Approval" WHERE "claimId" = "Claim"."id" AND "state" = 'approved')`,
  ),
  'what a customer has received was received once': none(
    `SELECT "details" ->> 'claim' AS "claim" FROM "TimelineEntry" WHERE "what" = 'timeline-money.received'
     GROUP BY "claim" HAVING count(*) > 1`,
  ),
  'a closed complaint lacks nothing that it needs in any case': (db, rules) =>
    lacking(db, rules, `SELECT "id" FROM "Complaint" WHERE "state" = 'closed'`).filter(({ always }) => always),
  'a complaint that closed by itself lacks nothing': (db, rules) => lacking(db, rules, COMPLETE),
  'what is settled stays so: every deadline runs that is wanted, and no other': (db, rules, now) =>
    ids(db, 'SELECT "id" FROM "Complaint"').filter((id) => isUnsettled(db, rules, id, now)),
  'a missed deadline counts once, and what counts was missed': none(
    `SELECT e."id" FROM "PointEntry" e LEFT JOIN "Clock" k ON e."key" = 'late:' || k."id"
       AND k."complaintId" = e."complaintId" AND k."breachedAt" IS NOT NULL
     WHERE e."why" = 'late' AND (k."id" IS NULL OR e."departmentId" IS NOT k."departmentId")`,
  ),
  'points were decided by somebody, or wait': none(
    `SELECT "id" FROM "PointEntry" WHERE ("state" = 'proposed') <> ("decidedBy" IS NULL)`,
  ),
  'the board of a month is the sum of what timelines tell to be confirmed, and of what heads deducted': (db) =>
    db.sql
      .all<{ brandId: number; month: string; departmentId: number | null; points: number }>(
        `SELECT "brandId", "month", "departmentId", sum("points" * ("why" = 'person' OR EXISTS (
           SELECT 1 FROM "TimelineEntry" t WHERE t."what" = 'timeline-points.confirmed'
             AND t."complaintId" = e."complaintId" AND t."details" ->> 'entry' = e."id"))) AS "points"
         FROM "PointEntry" e GROUP BY "brandId", "month", "departmentId"`,
      )
      .filter(({ points, ...of }) => pointsOnBoard(db, of) !== points),
}

const pointsOnBoard = (db: Db, of: { brandId: number; month: string; departmentId: number | null }) =>
  boardOf(db, of.brandId, of.month).find(({ departmentId }) => departmentId === of.departmentId)?.points

const ids = ({ sql }: Db, query: string): number[] => sql.all<{ id: number }>(query).map(({ id }) => id)

const lacking = (db: Db, rules: Rules, query: string): (Lack & { code: string })[] =>
  ids(db, query).flatMap((id) => {
    const complaint = complaintById(db, id) as Complaint
    return lackingIn(db, rules, complaint).map((lack) => ({ code: complaint.code, ...lack }))
  })

/** Whether settling once more would write anything. */
function isUnsettled(db: Db, rules: Rules, id: number, now: Date): boolean {
  const { sql } = db
  const brand = sql.get<{ id: number; zone: string | null; weeklyRest: string }>(
    'SELECT "id", "zone", "weeklyRest" FROM "Brand" WHERE "id" = (SELECT "brandId" FROM "Complaint" WHERE "id" = ?)',
    id,
  )
  if (!brand) throw new Error(`complaint ${id} without its brand`)
  const before = written(db)
  settleDeadlines(db, rules, brand, id, now)
  return written(db) !== before
}

const written = ({ sql }: Db): number => sql.get<{ count: number }>('SELECT total_changes() AS "count"')?.count ?? 0
