/** A department signs "we know": who, when, by which gesture (R000-022). */
import type { Db } from '../../store/store.js'
import { isAccused } from '../accused/accused.js'
import { localDayOf } from '../calendar/local-day.js'
import { signTasks, type Task, tasksSignedAt } from '../inquiries/tasks.js'
import { rungKeys, runningClock, stopClock } from '../ladder/clock.js'
import { mayAcknowledge, signersOf, standsForIn } from '../people/liaison.js'
import { zoneOf } from '../policy/rules.js'
import { record } from '../timeline.js'
import { staysWith } from '../visits/site-problem.js'
import { type Problem, problemsOf, waitingProblems } from './complaint.js'
import { type Desk, settle } from './settle.js'

export interface Signing {
  complaintId: number
  /** Only this one; else all for which the person may sign. */
  departmentId?: number
  personId: number
  gesture: 'command' | 'button' | 'reaction' | 'word'
  at: Date
}

/** What a department has signed at once; `round` is that of its card, `rings` are the keys of its reminders. */
export interface Signed {
  departmentId: number
  department: string
  round: number
  rings: string[]
  problems: Problem[]
  /** What it helps with. */
  tasks: Task[]
}

interface Signature {
  department: string
  person: string
  at: Date
}

/** `foreign` names the departments that others must sign for, `unmanned` one that has nobody; `nothing` when there was nothing to sign. */
export type Outcome =
  | { kind: 'signed'; signed: Signed[] }
  | { kind: 'already'; signature: Signature }
  | { kind: 'foreign'; departments: string[] }
  | { kind: 'unmanned'; department: string }
  | { kind: 'nothing' }

export function acknowledge(db: Db, desk: Desk, signing: Signing): Outcome {
  const { complaintId, departmentId, personId } = signing
  const day = localDayOf(signing.at, zoneOf(desk.rules, desk.brand))
  const concerned = departmentsIn(db, complaintId).filter(({ id }) => departmentId === undefined || id === departmentId)
  // Nobody signs for a department in a complaint against themselves.
  const mine = isAccused(db, complaintId, personId) ? [] : concerned
  const staying = staysWith(db, complaintId, personId)
  const own = mine.filter(({ id }) => staying.includes(id) || mayAcknowledge(db, id, personId, day))
  const waiting = concerned.filter((department) => department.waits)
  if (own.length === 0 && concerned.length > 0 && (departmentId !== undefined || waiting.length > 0)) {
    const unmanned = waiting.every(({ id }) => signersOf(db, id, day).length === 0) ? waiting[0] : undefined
    if (unmanned) return { kind: 'unmanned', department: unmanned.name }
    return { kind: 'foreign', departments: (waiting.length > 0 ? waiting : concerned).map(({ name }) => name) }
  }
  const signed = own.flatMap(({ id, name, waits }) => (waits ? (sign(db, { ...signing, day }, id, name) ?? []) : []))
  if (signed.length > 0) {
    settle(db, desk, complaintId, signing.at)
    return { kind: 'signed', signed }
  }
  const ids = own.map(({ id }) => id)
  const signature = latestSignature(db, complaintId, ids)
  return signature ? { kind: 'already', signature } : { kind: 'nothing' }
}

/** For every department, whoever it is that signs: it was settled on the spot. */
export function acknowledgeAll(db: Db, desk: Desk, signing: Omit<Signing, 'departmentId'>): void {
  const { complaintId, at } = signing
  const day = localDayOf(at, zoneOf(desk.rules, desk.brand))
  for (const { id, name } of departmentsIn(db, complaintId)) sign(db, { ...signing, day }, id, name)
  settle(db, desk, complaintId, at)
}

/** Signs all that waits in one department; undefined when somebody was quicker. */
function sign(db: Db, signing: Signing & { day: string }, id: number, name: string): Signed | undefined {
  const { complaintId, personId, gesture, day, at } = signing
  const clock = runningClock(db, complaintId, id)
  if (!clock || !stopClock(db, clock.id, at)) return undefined
  const problems = waitingProblems(db, complaintId, id).filter((problem) => {
    const changed = db.sql.run(
      `UPDATE "Problem" SET "state" = 'acknowledged' WHERE "id" = ? AND "state" = 'routed'`,
      problem.id,
    )
    if (changed === 1) db.sql.insert('Acknowledgement', { problemId: problem.id, personId, gesture, at })
    return changed === 1
  })
  const tasks = signTasks(db, complaintId, id, signing)
  const what = 'timeline-complaint.acknowledged'
  const standsFor = standsForIn(db, id, personId, day)
  record(db, { complaintId, personId, what, details: { department: name, ...(standsFor && { standsFor }) }, at })
  return { departmentId: id, department: name, round: clock.round, rings: rungKeys(clock), problems, tasks }
}

/** What a department has signed at this instant, as its card tells it; undefined when it signed nothing then. */
export function signedAt(
  db: Db,
  complaintId: number,
  department: { id: number; name: string },
  at: Date,
): Signed | undefined {
  const clock = db.sql.get<{ round: number }>(
    `SELECT "round" FROM "Clock" WHERE "complaintId" = ? AND "departmentId" = ? AND "kind" = 'acknowledge' AND "stoppedAt" = ?`,
    ...[complaintId, department.id, at],
  )
  const signed = db.sql.all<{ id: number }>(
    `SELECT "problemId" AS "id" FROM "Acknowledgement" JOIN "Problem" ON "Problem"."id" = "problemId"
     WHERE "complaintId" = ? AND "departmentId" = ? AND "at" = ?`,
    ...[complaintId, department.id, at],
  )
  const problems = problemsOf(db, complaintId).filter(({ id }) => signed.some((one) => one.id === id))
  const tasks = tasksSignedAt(db, complaintId, department.id, at)
  return clock && { departmentId: department.id, department: department.name, ...clock, rings: [], problems, tasks }
}

interface Concerned {
  id: number
  name: string
  /** 1 while something waits for its signature. */
  waits: number
}

const departmentsIn = (db: Db, complaintId: number): Concerned[] =>
  db.sql.all(
    `SELECT "Department"."id", "Department"."name", max("waits") AS "waits" FROM (
       SELECT "departmentId", "state" = 'routed' AS "waits", "number" AS "place" FROM "Problem" WHERE "complaintId" = ?
       UNION ALL SELECT "departmentId", "acknowledgedAt" IS NULL, 1000 + "Assist"."id" FROM "Assist"
         JOIN "Complaint" ON "Complaint"."id" = "complaintId" AND "Complaint"."round" = "Assist"."round" WHERE "complaintId" = ?
     ) JOIN "Department" ON "Department"."id" = "departmentId" GROUP BY "Department"."id" ORDER BY min("place")`,
    complaintId,
    complaintId,
  )

function latestSignature(db: Db, complaintId: number, departments: number[]): Signature | undefined {
  const row = db.sql.get<{ department: string; person: string; at: string }>(
    `SELECT "Department"."name" AS "department", "Person"."name" AS "person", "signed"."at" FROM (
       SELECT "complaintId", "departmentId", "personId", "at" FROM "Acknowledgement" JOIN "Problem" ON "Problem"."id" = "problemId"
       UNION ALL SELECT "complaintId", "departmentId", "personId", "acknowledgedAt" FROM "Assist" WHERE "acknowledgedAt" IS NOT NULL
     ) AS "signed"
     JOIN "Department" ON "Department"."id" = "departmentId" JOIN "Person" ON "Person"."id" = "personId"
     WHERE "complaintId" = ? AND "departmentId" IN (SELECT "value" FROM json_each(?))
     ORDER BY "signed"."at" DESC LIMIT 1`,
    complaintId,
    departments,
  )
  return row && { ...row, at: new Date(row.at) }
}
