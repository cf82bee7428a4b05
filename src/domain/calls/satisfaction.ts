/** What customers gave in the calls after an installation, per person and post, for the table of a month (R003-025, R003-026). */
import type { Db } from '../../store/store.js'
import { instantAt, monthAfter } from '../calendar/local-day.js'

/** The posts that are scored, in the order in which they are asked. */
export const SCORED = ['delivery', 'installation', 'design', 'guide'] as const
export type ScoredPost = (typeof SCORED)[number]

export interface Satisfaction {
  post: ScoredPost
  /** Empty where nobody is on file. */
  whose: string
  average: number
  count: number
}

/** @param from of the first instant of the month @param to of the first after it */
export const satisfactionOf = (db: Db, brandId: number, from: Date, to: Date): Satisfaction[] =>
  SCORED.flatMap((post) =>
    db.sql.all<Satisfaction>(
      `SELECT ? AS "post", coalesce(${NAMES[post]}, '') AS "whose", avg(c."answer" ->> ?) AS "average", count(*) AS "count"
       FROM "Call" c JOIN "Customer" k ON k."id" = c."customerId" LEFT JOIN "Visit" v ON v."id" = c."visitId"
       WHERE c."brandId" = ? AND c."kind" = 'installed' AND c."state" = 'done' AND c."at" >= ? AND c."at" < ?
         AND (c."answer" ->> ?) IS NOT NULL GROUP BY "whose" ORDER BY "whose" = '', "average" DESC, "whose"`,
      ...[post, post, brandId, from, to, post],
    ),
  )

/** Of one month, "yyyy-MM". */
export function satisfactionIn(db: Db, brandId: number, month: string, zone: string): Satisfaction[] {
  const first = (of: string) => instantAt(`${of}-01`, '00:00', zone)
  return satisfactionOf(db, brandId, first(month), first(monthAfter(month)))
}

/** Whose work it was, seen from the call. */
const NAMES: Record<ScoredPost, string> = {
  delivery: `(SELECT d."crew" FROM "Visit" d WHERE d."customerId" = c."customerId" AND d."kind" = 'delivery'
    AND d."state" <> 'cancelled' AND d."day" <= v."day" ORDER BY d."day" DESC, d."id" DESC LIMIT 1)`,
  installation: 'v."crew"',
  design: 'k."designer"',
  guide: 'k."guide"',
}
