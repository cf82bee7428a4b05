/** How many complaints a month had: taken down, closed, open at its end, late; and how bad those were (R002-005). */
import type { Db } from '../../store/store.js'
import type { Severity } from '../complaints/complaint.js'
import type { Policy } from '../policy/schema.js'
import type { Period } from './period.js'

export interface Numbers {
  opened: number
  closed: number
  /** At the end of the month, or now where it is not over. */
  open: number
  /** In which a deadline passed in this month. */
  overdue: number
}

/** Whatever touches the month: closed in it or later, or not at all. */
const TOUCHING = `"brandId" = ? AND "createdAt" < ? AND ("closedAt" IS NULL OR "closedAt" >= ?)`

export const numbersOf = (db: Db, brandId: number, { from, to }: Period): Numbers =>
  db.sql.get<Numbers>(
    `SELECT coalesce(sum("createdAt" >= ?), 0) AS "opened", coalesce(sum("closedAt" < ?), 0) AS "closed",
       coalesce(sum("closedAt" IS NULL OR "closedAt" >= ?), 0) AS "open",
       coalesce(sum(EXISTS (SELECT 1 FROM "Clock" WHERE "complaintId" = "Complaint"."id" AND "breachedAt" >= ? AND "breachedAt" < ?)), 0) AS "overdue"
     FROM "Complaint" WHERE ${TOUCHING}`,
    ...[from, to, to, from, to],
    ...[brandId, to, from],
  ) ?? { opened: 0, closed: 0, open: 0, overdue: 0 }

/** Of those taken down in the month, the least bad first. */
export const severitiesOf = (db: Db, brandId: number, { from, to }: Period): { severity: Severity; count: number }[] =>
  db.sql.all(
    `SELECT "severity", count(*) AS "count" FROM "Complaint" WHERE "brandId" = ? AND "createdAt" >= ? AND "createdAt" < ?
     GROUP BY "severity" ORDER BY instr('minor ordinary major crisis', "severity")`,
    brandId,
    from,
    to,
  )

export interface Cause {
  /** The names of the policy's tree, from the top. */
  path: string[]
  count: number
}

/** Of the problems of complaints taken down in the month, the most frequent first; and how many problems have a cause at all (R004-031). */
export function causesOf(db: Db, brandId: number, { from, to }: Period, most: number): { causes: Cause[]; of: number } {
  const rows = db.sql.all<{ cause: string; count: number }>(
    `SELECT "cause", count(*) AS "count" FROM "Complaint" JOIN "Problem" ON "complaintId" = "Complaint"."id"
     WHERE "brandId" = ? AND "createdAt" >= ? AND "createdAt" < ? AND json_array_length("cause") > 0
     GROUP BY "cause" ORDER BY 2 DESC, 1`,
    brandId,
    from,
    to,
  )
  const causes = rows.slice(0, most).map(({ cause, count }) => ({ path: JSON.parse(cause) as string[], count }))
  return { causes, of: rows.reduce((sum, { count }) => sum + count, 0) }
}

/** How often each kind of plan was made for complaints of the month, in the order of the policy; the first word that is found says it (R004-088). */
export function plansOf(
  db: Db,
  { plans }: Policy,
  brandId: number,
  { from, to }: Period,
): { name: string; count: number }[] {
  const made = db.sql.all<{ plan: string }>(
    `SELECT "plan" FROM "Complaint" JOIN "Problem" ON "complaintId" = "Complaint"."id"
     WHERE "brandId" = ? AND "createdAt" >= ? AND "createdAt" < ? AND "plan" IS NOT NULL`,
    ...[brandId, from, to],
  )
  const names = made.map(({ plan }) => planKind(plans.kinds, plan))
  return plans.kinds.flatMap(({ name }) => {
    const count = names.filter((one) => one === name).length
    return count > 0 ? { name, count } : []
  })
}

const planKind = (kinds: Policy['plans']['kinds'], plan: string): string | undefined =>
  kinds.find(({ words }) => words.some((word) => plan.toLowerCase().includes(word.toLowerCase())))?.name
