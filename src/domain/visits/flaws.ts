/** What is wrong with visits of the draft before somebody confirms it: not ready or never asked, no crew, too much for the crew, nobody there. */
import type { Visit, VisitKind } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import { crewById } from '../crews/crew.js'
import { isOverfull } from '../crews/free.js'
import type { Policy } from '../policy/schema.js'
import { driverOf } from './crew-people.js'
import { IS_DELAYED } from './delayed.js'
import type { Days } from './posted-days.js'
import { IS_UNREADY } from './ready.js'

/** `unready` something must still be prepared, `unasked` nobody asked whether it is, `crew` nobody goes, `resting` the crew rests, `away` whoever should go is on leave and nobody stands in, `leave` whoever leads it asks for leave, `full` it has more than it can do, `receiver` nobody said that the customer is there, `delayed` its goods come later and it still stands as it was. */
export type Flaw = 'unready' | 'unasked' | 'crew' | 'resting' | 'away' | 'leave' | 'full' | 'receiver' | 'delayed'

interface Row extends Pick<Visit, 'id' | 'brandId' | 'day' | 'half' | 'crewId' | 'teamId'> {
  unready: 0 | 1
  unasked: 0 | 1
  crewless: 0 | 1
  resting: 0 | 1
  onLeave: 0 | 1
  leave: 0 | 1
  full: 0 | 1
  unreceived: 0 | 1
  delayed: 0 | 1
}

export interface FlawsOf {
  brandId: number
  days: Days
  kind: VisitKind
  policy: Policy
}

/** By visit id; visits without a flaw are not in it. A delivery needs a crew only where the brand has crews that deliver. */
export function flawsOf(db: Db, { brandId, days: { from, to }, kind, policy }: FlawsOf): Map<number, Flaw[]> {
  const conditions = policy.visits.ready.length
  const rows = db.sql.all<Row>(FLAWS, ...[brandId, from, to, conditions, brandId, from, to, kind])
  const isCovered = isAnybodyCovered(db, brandId, { from, to })
  return new Map(
    rows.flatMap((row): [number, Flaw[]][] => {
      const away = row.onLeave === 1 && driverOf(db, row) === undefined
      const full = row.full === 1 || (isCovered && isTooMuch(db, row))
      const found = { ...row, away, full }
      const flaws = NAMES.flatMap(([name, flaw]) => (found[name] ? flaw : []))
      return flaws.length > 0 ? [[row.id, flaws]] : []
    }),
  )
}

/** Whether somebody may have to drive for two crews. */
const isAnybodyCovered = (db: Db, brandId: number, { from, to }: Days): boolean =>
  db.sql.get(
    `SELECT 1 FROM "Leave" WHERE "brandId" = ? AND "state" = 'approved' AND "deputyId" IS NOT NULL AND "from" <= ? AND "to" >= ?`,
    ...[brandId, to, from],
  ) !== undefined

/** For whoever drives for several crews that day (R003-041). */
export function isTooMuch(
  db: Db,
  { brandId, day, half, teamId }: Pick<Row, 'brandId' | 'day' | 'half' | 'teamId'>,
): boolean {
  const crew = crewById(db, teamId)
  return crew !== undefined && (half === 'am' || half === 'pm') && isOverfull(db, brandId, crew, day, half)
}

const NAMES = [
  ['unready', 'unready'],
  ['unasked', 'unasked'],
  ['crewless', 'crew'],
  ['resting', 'resting'],
  ['away', 'away'],
  ['leave', 'leave'],
  ['full', 'full'],
  ['unreceived', 'receiver'],
  ['delayed', 'delayed'],
] as const satisfies [string, Flaw][]

/** Of whoever goes there, on its day (R003-041). */
const LEAVE = `SELECT 1 FROM "Leave" l WHERE l."personId" = coalesce(v."crewId", c."personId")
  AND l."brandId" = v."brandId" AND v."day" BETWEEN l."from" AND l."to"`

const FLAWS = `WITH busy AS (SELECT "teamId", "day", "half", count(*) AS "visits" FROM "Visit"
    WHERE "brandId" = ? AND "day" BETWEEN ? AND ? AND "teamId" IS NOT NULL AND "state" <> 'cancelled' AND NOT "held"
    GROUP BY "teamId", "day", "half")
  SELECT v."id", v."brandId", v."day", v."half", v."crewId", v."teamId",
    ${IS_UNREADY} AS "unready",
    ? > 0 AND v."kind" = 'installation' AND v."ready" IS NULL AND v."afterId" IS NULL AS "unasked",
    v."crew" IS NULL AND v."teamId" IS NULL AND (v."kind" <> 'delivery' OR EXISTS
      (SELECT 1 FROM "Crew" c WHERE c."brandId" = v."brandId" AND c."kind" = 'delivery' AND NOT c."removed")) AS "crewless",
    EXISTS (SELECT 1 FROM "CrewRest" r WHERE r."crewId" = v."teamId" AND r."day" = v."day") AS "resting",
    EXISTS (${LEAVE} AND l."state" = 'approved') AS "onLeave",
    EXISTS (${LEAVE} AND l."state" = 'waiting') AS "leave",
    coalesce(busy."visits" > c."perHalf", 0) AS "full",
    EXISTS (SELECT 1 FROM "Call" k WHERE k."visitId" = v."id" AND k."kind" = 'receives' AND k."state" = 'open') AS "unreceived",
    ${IS_DELAYED} AS "delayed"
  FROM "Visit" v LEFT JOIN "Crew" c ON c."id" = v."teamId"
    LEFT JOIN busy ON busy."teamId" = v."teamId" AND busy."day" = v."day" AND busy."half" IS v."half"
  WHERE v."brandId" = ? AND v."day" BETWEEN ? AND ? AND v."kind" = ?`
