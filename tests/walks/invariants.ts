/** What holds after every step of a walk, whatever was said, pressed or waited for. */
import { complaintState, type ProblemState } from '../../src/domain/complaints/state.js'
import type { Sql } from '../../src/store/sql.js'
import { type Entry, type Replayed, replay } from './replay.js'

/** Answers what contradicts it; nothing when all is well. */
type Invariant = (sql: Sql) => unknown[]

/** Rows that must not be there. */
const none =
  (query: string): Invariant =>
  (sql) =>
    sql.all(query)

export const INVARIANTS: Readonly<Record<string, Invariant>> = {
  'each problem belongs to one department of its brand': none(
    `SELECT p."id" FROM "Problem" p JOIN "Complaint" c ON c."id" = p."complaintId"
     LEFT JOIN "Department" d ON d."id" = p."departmentId" AND d."brandId" = c."brandId" WHERE d."id" IS NULL`,
  ),
  'problems are numbered from 1 without a gap': none(
    `SELECT "complaintId" FROM "Problem" GROUP BY "complaintId" HAVING min("number") <> 1 OR max("number") <> count(*)`,
  ),
  'no clock runs for a closed complaint': none(
    `SELECT k."id", k."kind" FROM "Clock" k JOIN "Complaint" c ON c."id" = k."complaintId"
     WHERE c."state" = 'closed' AND k."stoppedAt" IS NULL`,
  ),
  'no clock rings that is stopped, or stands still in a pause': none(
    `SELECT k."id", k."kind" FROM "Clock" k WHERE k."ringAt" IS NOT NULL AND (k."stoppedAt" IS NOT NULL
     OR EXISTS (SELECT 1 FROM "Pause" p WHERE p."complaintId" = k."complaintId" AND p."toAt" IS NULL))`,
  ),
  'of each deadline at most one clock runs': none(
    `SELECT "kind", "complaintId", "departmentId", "problemId" FROM "Clock" WHERE "stoppedAt" IS NULL
     GROUP BY "kind", "complaintId", "departmentId", "problemId" HAVING count(*) > 1`,
  ),
  'a signature is asked for, by one running clock, where a problem waits for it, and nowhere else': none(
    `SELECT "complaintId", "departmentId" FROM (
       SELECT "complaintId", "departmentId" FROM "Clock" WHERE "kind" = 'acknowledge' AND "stoppedAt" IS NULL
       UNION ALL SELECT DISTINCT p."complaintId", p."departmentId" FROM "Problem" p
         JOIN "Complaint" c ON c."id" = p."complaintId" WHERE p."state" = 'routed' AND c."state" <> 'closed')
     GROUP BY "complaintId", "departmentId" HAVING count(*) <> 2`,
  ),
  'a closed complaint is not paused': none(
    `SELECT c."code" FROM "Complaint" c JOIN "Pause" p ON p."complaintId" = c."id"
     WHERE c."state" = 'closed' AND p."toAt" IS NULL`,
  ),
  'a complaint is closed at a time, by a satisfied customer or with a reason': none(
    `SELECT c."code" FROM "Complaint" c WHERE (c."state" = 'closed') <> (c."closedAt" IS NOT NULL)
     OR c."state" = 'closed' AND NOT EXISTS (
       SELECT 1 FROM "FollowUp" f WHERE f."complaintId" = c."id" AND f."round" = c."round" AND f."satisfied")
     AND NOT EXISTS (SELECT 1 FROM "TimelineEntry" t WHERE t."complaintId" = c."id" AND t."at" = c."closedAt"
       AND t."what" = 'timeline-complaint.closed' AND t."details" ->> 'why' <> '')`,
  ),
  'the state of a complaint is what its problems make of it': (sql) =>
    complaints(sql).filter(({ state, problems }) => state !== 'closed' && state !== complaintState(problems)),
  'everything stands as the timeline tells it': (sql) =>
    complaints(sql).flatMap((complaint) => {
      const told = JSON.stringify(replay(entriesOf(sql, complaint.id)))
      const stands = JSON.stringify(standing(complaint))
      return told === stands ? [] : [{ code: complaint.code, told, stands }]
    }),
  'nobody is asked two things at once': none(
    `SELECT "roomId", "accountId" FROM "Question" WHERE "state" = 'open' GROUP BY "roomId", "accountId" HAVING count(*) > 1`,
  ),
  'everything that was heard is handled': none(`SELECT "id", "state", "error" FROM "Event" WHERE "state" <> 'handled'`),
  'everything that was said is sent': none(
    `SELECT "id", "key", "state", "error" FROM "Post" WHERE "state" NOT IN ('sent', 'superseded')`,
  ),
  'nobody is pinged twice for the same thing': none(
    `SELECT "roomId", "threadId", min("content") AS "content" FROM "Post"
     WHERE "editsId" IS NULL AND json_array_length("content", '$.mentions') > 0
     GROUP BY "roomId", "threadId", "createdAt", "content" -> 'mentions', "content" -> 'blocks' HAVING count(*) > 1`,
  ),
}

/** @throws Error with every invariant that is broken, and by what. */
export function check(sql: Sql): void {
  const broken = Object.entries(INVARIANTS).flatMap(([promise, contradictions]) => {
    const found = contradictions(sql)
    return found.length === 0 ? [] : [`${promise}: ${JSON.stringify(found, null, 1)}`]
  })
  if (broken.length > 0) throw new Error(broken.join('\n'))
}

interface Standing {
  id: number
  code: string
  severity: string
  round: number
  state: string
  paused: number
  problems: Replayed['problems']
}

const complaints = (sql: Sql): Standing[] =>
  sql
    .all<Omit<Standing, 'problems'>>(
      `SELECT "id", "code", "severity", "round", "state",
         EXISTS (SELECT 1 FROM "Pause" WHERE "complaintId" = "Complaint"."id" AND "toAt" IS NULL) AS "paused"
       FROM "Complaint" ORDER BY "id"`,
    )
    .map((complaint) => ({ ...complaint, problems: problemsOf(sql, complaint.id) }))

const problemsOf = (sql: Sql, complaintId: number): Replayed['problems'] =>
  sql.all<{ department: string; state: ProblemState; plan: string; promisedDay: string; solution: string }>(
    `SELECT "name" AS "department", "state", "plan", "promisedDay", "solution" FROM "Problem"
     JOIN "Department" ON "Department"."id" = "departmentId" WHERE "complaintId" = ? ORDER BY "number"`,
    complaintId,
  )

const entriesOf = (sql: Sql, complaintId: number): Entry[] =>
  sql
    .all<{ what: string; details: string }>(
      'SELECT "what", "details" FROM "TimelineEntry" WHERE "complaintId" = ? ORDER BY "id"',
      complaintId,
    )
    .map(({ what, details }) => ({ what, details: JSON.parse(details) }))

const standing = ({ severity, round, paused, state, problems }: Standing): Replayed => ({
  severity,
  round,
  paused: paused === 1,
  closed: state === 'closed',
  problems,
})
