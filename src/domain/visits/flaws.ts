/** What is wrong with visits of the draft before somebody confirms it: not ready, no crew, too much for the crew, nobody there. */
import type { VisitKind } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import type { Days } from './posted-days.js'

/** `unready` something must still be prepared, `crew` nobody goes, `resting` the crew rests, `full` it has more than it can do, `receiver` nobody said that the customer is there. */
export type Flaw = 'unready' | 'crew' | 'resting' | 'full' | 'receiver'

interface Row {
  id: number
  unready: 0 | 1
  crewless: 0 | 1
  resting: 0 | 1
  full: 0 | 1
  unreceived: 0 | 1
}

/** By visit id; visits without a flaw are not in it. A delivery needs a crew only where the brand has crews that deliver. */
export function flawsOf(db: Db, brandId: number, { from, to }: Days, kind: VisitKind): Map<number, Flaw[]> {
  const rows = db.sql.all<Row>(FLAWS, ...[brandId, from, to, brandId, from, to, kind])
  return new Map(
    rows.flatMap(({ id, ...row }): [number, Flaw[]][] => {
      const flaws = NAMES.flatMap(([name, flaw]) => (row[name] ? flaw : []))
      return flaws.length > 0 ? [[id, flaws]] : []
    }),
  )
}

const NAMES: [keyof Omit<Row, 'id'>, Flaw][] = [
  ['unready', 'unready'],
  ['crewless', 'crew'],
  ['resting', 'resting'],
  ['full', 'full'],
  ['unreceived', 'receiver'],
]

const FLAWS = `WITH busy AS (SELECT "teamId", "day", "half", count(*) AS "visits" FROM "Visit"
    WHERE "brandId" = ? AND "day" BETWEEN ? AND ? AND "teamId" IS NOT NULL AND "state" <> 'cancelled' AND NOT "held"
    GROUP BY "teamId", "day", "half")
  SELECT v."id",
    v."override" IS NULL AND EXISTS (SELECT 1 FROM json_each(v."ready") WHERE NOT "value") AS "unready",
    v."crew" IS NULL AND v."teamId" IS NULL AND (v."kind" <> 'delivery' OR EXISTS
      (SELECT 1 FROM "Crew" c WHERE c."brandId" = v."brandId" AND c."kind" = 'delivery' AND NOT c."removed")) AS "crewless",
    EXISTS (SELECT 1 FROM "CrewRest" r WHERE r."crewId" = v."teamId" AND r."day" = v."day") AS "resting",
    coalesce(busy."visits" > c."perHalf", 0) AS "full",
    EXISTS (SELECT 1 FROM "Call" k WHERE k."visitId" = v."id" AND k."kind" = 'receives' AND k."state" = 'open') AS "unreceived"
  FROM "Visit" v LEFT JOIN "Crew" c ON c."id" = v."teamId"
    LEFT JOIN busy ON busy."teamId" = v."teamId" AND busy."day" = v."day" AND busy."half" IS v."half"
  WHERE v."brandId" = ? AND v."day" BETWEEN ? AND ? AND v."kind" = ?`
