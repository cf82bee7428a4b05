/** How complaints stand by their rows, in the shape in which a timeline tells it. */
import type { ComplaintState } from '../../src/domain/complaints/state.js'
import type { Sql } from '../../src/store/sql.js'
import type { Entry, Replayed, ReplayedApproval, ReplayedClaim, ReplayedProblem } from './told.js'

export interface Standing extends Replayed {
  id: number
  code: string
  state: ComplaintState
}

interface Row extends Pick<Replayed, 'severity' | 'round' | 'outcome'> {
  id: number
  code: string
  state: ComplaintState
  paused: 0 | 1
  breach: 0 | 1 | null
  reported: 0 | 1
  board: 0 | 1
  secret: 0 | 1
}

export const complaints = (sql: Sql): Standing[] =>
  sql
    .all<Row>(
      `SELECT "id", "code", "severity", "round", "state", "outcome", "breach", "reportedAt" IS NOT NULL AS "reported",
         "boardAt" IS NOT NULL AS "board", "secret",
         EXISTS (SELECT 1 FROM "Pause" WHERE "complaintId" = "Complaint"."id" AND "toAt" IS NULL) AS "paused"
       FROM "Complaint" ORDER BY "id"`,
    )
    .map(
      ({ paused, breach, reported, board, secret, ...row }): Standing => ({
        ...row,
        paused: paused === 1,
        closed: row.state === 'closed',
        breach: breach === null ? null : breach === 1,
        reported: reported === 1,
        problems: problemsOf(sql, row.id),
        claims: claimsOf(sql, row.id),
        approvals: approvalsOf(sql, row.id),
        signed: signedIn(sql, row.id, row.round),
        points: pointsOf(sql, row.id),
        awards: awardsOf(sql, row.id),
        board: board === 1,
        secret: secret === 1,
        accused: accusedIn(sql, row.id),
      }),
    )

const problemsOf = (sql: Sql, complaintId: number): ReplayedProblem[] =>
  sql
    .all<Omit<ReplayedProblem, 'cause' | 'root'> & { cause: string | null; root: 0 | 1 }>(
      `SELECT "Department"."name" AS "department", "state", "plan", "promisedDay", "solution", "cause", "causeDetail", "root",
         "Guilty"."name" AS "fault", "batch" FROM "Problem"
       JOIN "Department" ON "Department"."id" = "departmentId"
       LEFT JOIN "Department" AS "Guilty" ON "Guilty"."id" = "faultOfId" WHERE "complaintId" = ? ORDER BY "number"`,
      complaintId,
    )
    .map(({ cause, root, ...row }) => ({ ...row, cause: cause === null ? null : JSON.parse(cause), root: root === 1 }))

const claimsOf = (sql: Sql, complaintId: number): ReplayedClaim[] =>
  sql.all(
    `SELECT "kind", "fen" / 100.0 AS "yuan", "name" AS "department", "state" FROM "Claim"
     JOIN "Department" ON "Department"."id" = "departmentId" WHERE "complaintId" = ? ORDER BY "number"`,
    complaintId,
  )

const approvalsOf = (sql: Sql, complaintId: number): ReplayedApproval[] =>
  sql.all(
    `SELECT "Approval"."id", "Approval"."kind", coalesce("Problem"."number", "Claim"."number") AS "number" FROM "Approval"
     LEFT JOIN "Problem" ON "Problem"."id" = "Approval"."problemId" LEFT JOIN "Claim" ON "Claim"."id" = "claimId"
     WHERE "Approval"."complaintId" = ? AND "Approval"."state" = 'waiting' ORDER BY "Approval"."id"`,
    complaintId,
  )

const signedIn = (sql: Sql, complaintId: number, round: number): string[] =>
  sql
    .all<{ box: string }>(
      'SELECT "box" FROM "Signature" WHERE "complaintId" = ? AND "round" = ? ORDER BY "id"',
      complaintId,
      round,
    )
    .map(({ box }) => box)

/** What a head deducts from somebody is between the two of them. */
const pointsOf = (sql: Sql, complaintId: number): Replayed['points'] =>
  Object.fromEntries(
    sql
      .all<{ id: number; state: 'confirmed' | 'waived' }>(
        `SELECT "id", "state" FROM "PointEntry" WHERE "complaintId" = ? AND "state" <> 'proposed' AND "why" <> 'person'`,
        complaintId,
      )
      .map(({ id, state }) => [id, state]),
  )

const accusedIn = (sql: Sql, complaintId: number): string[] =>
  sql
    .all<{ name: string }>(
      `SELECT "name" FROM "Accused" JOIN "Person" ON "Person"."id" = "personId" WHERE "complaintId" = ? ORDER BY "Accused"."id"`,
      complaintId,
    )
    .map(({ name }) => name)

const awardsOf = (sql: Sql, complaintId: number): Replayed['awards'] =>
  Object.fromEntries(
    sql
      .all<{ id: number; state: Replayed['awards'][string] }>(
        'SELECT "id", "state" FROM "Award" WHERE "complaintId" = ?',
        complaintId,
      )
      .map(({ id, state }) => [id, state]),
  )

export const entriesOf = (sql: Sql, complaintId: number): Entry[] =>
  sql
    .all<{ what: string; details: string }>(
      'SELECT "what", "details" FROM "TimelineEntry" WHERE "complaintId" = ? ORDER BY "id"',
      complaintId,
    )
    .map(({ what, details }) => ({ what, details: JSON.parse(details) }))
