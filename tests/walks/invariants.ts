/** What holds after every step of a walk, whatever was said, pressed or waited for. */
import { isDeepStrictEqual } from 'node:util'
import { complaintState } from '../../src/domain/complaints/state.js'
import type { Rules } from '../../src/domain/policy/rules.js'
import type { Db } from '../../src/store/store.js'
import { ENDINGS_INVARIANTS, type Invariant, none } from './endings.js'
import { replay } from './replay.js'
import { complaints, entriesOf } from './standing.js'

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
       UNION ALL SELECT * FROM (SELECT p."complaintId", p."departmentId" FROM "Problem" p
         JOIN "Complaint" c ON c."id" = p."complaintId" WHERE p."state" = 'routed' AND c."state" <> 'closed'
       UNION SELECT a."complaintId", a."departmentId" FROM "Assist" a JOIN "Complaint" c ON c."id" = a."complaintId"
         WHERE a."acknowledgedAt" IS NULL AND a."round" = c."round" AND c."state" <> 'closed'))
     GROUP BY "complaintId", "departmentId" HAVING count(*) <> 2`,
  ),
  'a closed complaint is not paused': none(
    `SELECT c."code" FROM "Complaint" c JOIN "Pause" p ON p."complaintId" = c."id"
     WHERE c."state" = 'closed' AND p."toAt" IS NULL`,
  ),
  'a complaint is closed at a time, by a satisfied customer, on the spot or with a reason': none(
    `SELECT c."code" FROM "Complaint" c WHERE (c."state" = 'closed') <> (c."closedAt" IS NOT NULL)
     OR c."state" = 'closed' AND NOT EXISTS (
       SELECT 1 FROM "FollowUp" f WHERE f."complaintId" = c."id" AND f."round" = c."round" AND f."satisfied")
     AND NOT EXISTS (SELECT 1 FROM "TimelineEntry" t WHERE t."complaintId" = c."id" AND t."at" = c."closedAt"
       AND (t."details" ->> 'why' <> '' AND t."what" IN ('timeline-complaint.closed', 'timeline-intake.madeConsultation')
         OR t."what" IN ('timeline-intake.quick', 'timeline-intake.quickLater')))`,
  ),
  'the state of a complaint is what its problems make of it': ({ sql }) =>
    complaints(sql).filter(({ state, problems }) => state !== 'closed' && state !== complaintState(problems)),
  'everything stands as the timeline tells it': ({ sql }, { policy }) =>
    complaints(sql).flatMap((complaint) => {
      const told = replay(entriesOf(sql, complaint.id), policy.approvals.plan?.severities ?? [])
      const { id: _, code, state: __, ...stands } = complaint
      return isDeepStrictEqual(told, stands)
        ? []
        : [{ code, told: JSON.stringify(told), stands: JSON.stringify(stands) }]
    }),
  'nobody is asked the same thing twice': none(
    `SELECT "roomId", "accountId", "command", "asks", "given" FROM "Question" WHERE "state" = 'open'
     GROUP BY 1, 2, 3, 4, 5 HAVING count(*) > 1`,
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
  ...ENDINGS_INVARIANTS,
}

/** @throws Error with every invariant that is broken, and by what. */
export function check(db: Db, rules: Rules, now: Date): void {
  const broken = Object.entries(INVARIANTS).flatMap(([promise, contradictions]) => {
    const found = contradictions(db, rules, now)
    return found.length === 0 ? [] : [`${promise}: ${JSON.stringify(found, null, 1)}`]
  })
  if (broken.length > 0) throw new Error(broken.join('\n'))
}
