/** What customers gave in the calls after an installation, per person and post, for the table of a month (R003-025, R003-026). */
import type { Db } from '../../store/store.js'
import { instantAt, monthAfter } from '../calendar/local-day.js'
import { type Driven, standInOf } from '../visits/crew-people.js'

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
  SCORED.flatMap((post) => {
    const given = db.sql.all<Given>(
      `SELECT c."answer" ->> ? AS "score", coalesce(${NAMES[post]}, '') AS "whose", w."brandId", w."kind", w."day", w."crewId", w."teamId"
       FROM "Call" c JOIN "Customer" k ON k."id" = c."customerId" LEFT JOIN "Visit" v ON v."id" = c."visitId"
         LEFT JOIN "Visit" w ON w."id" = ${VISITS[post]}
       WHERE c."brandId" = ? AND c."kind" = 'installed' AND c."state" = 'done' AND c."at" >= ? AND c."at" < ?
         AND (c."answer" ->> ?) IS NOT NULL`,
      ...[post, brandId, from, to, post],
    )
    const scores = new Map<string, number[]>()
    for (const one of given) {
      const whose = whoDrove(db, one) ?? one.whose
      scores.set(whose, [...(scores.get(whose) ?? []), one.score])
    }
    return [...scores].map(([whose, all]) => ({ post, whose, average: mean(all), count: all.length })).sort(bestFirst)
  })

interface Given extends Driven {
  score: number
  whose: string
  kind: string
}

/** The crew of whoever stood in that day, else themselves; undefined where nobody did (R003-041). */
function whoDrove(db: Db, visit: Given): string | undefined {
  const standIn = standInOf(db, visit)
  return standIn
    ? (db.sql.get<{ name: string }>(LED, standIn.id, visit.brandId, visit.kind)?.name ?? standIn.name)
    : undefined
}

const LED = `SELECT "name" FROM "Crew" WHERE "personId" = ? AND "brandId" = ? AND "kind" = ? AND NOT "removed"
  ORDER BY "id" LIMIT 1`

const mean = (all: number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length

const bestFirst = (one: Satisfaction, other: Satisfaction): number =>
  Number(one.whose === '') - Number(other.whose === '') ||
  other.average - one.average ||
  (one.whose < other.whose ? -1 : 1)

/** Of one month, "yyyy-MM". */
export function satisfactionIn(db: Db, brandId: number, month: string, zone: string): Satisfaction[] {
  const first = (of: string) => instantAt(`${of}-01`, '00:00', zone)
  return satisfactionOf(db, brandId, first(month), first(monthAfter(month)))
}

/** Whose work it was, seen from the call. */
const NAMES: Record<ScoredPost, string> = {
  delivery: 'w."crew"',
  installation: 'w."crew"',
  design: 'k."designer"',
  guide: 'k."guide"',
}

/** The visit that was that work, row id. */
const VISITS: Record<ScoredPost, string> = {
  delivery: `(SELECT d."id" FROM "Visit" d WHERE d."customerId" = c."customerId" AND d."kind" = 'delivery'
    AND d."state" <> 'cancelled' AND d."day" <= v."day" ORDER BY d."day" DESC, d."id" DESC LIMIT 1)`,
  installation: 'v."id"',
  design: 'NULL',
  guide: 'NULL',
}
