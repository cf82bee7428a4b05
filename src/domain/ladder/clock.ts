/** The clocks as rows: started, found and stopped here. */
import type { Db } from '../../store/store.js'
import type { Calendar } from '../calendar/calendar.js'
import { due } from '../clocks/due.js'
import type { TraceStep } from '../clocks/trace.js'
import type { Severity } from '../complaints/complaint.js'
import type { Policy } from '../policy/schema.js'
import { copiesOf } from './copies.js'
import { isOpen, pausesOf } from './pauses.js'
import { ringTimes } from './rings.js'
import { type ClockKind, isUrgent, meantBy, ruleFor } from './steps.js'

export interface Clock {
  id: number
  /** Counts the clocks of this department in this complaint, from 1; part of the key of its card. */
  round: number
  /** How many steps of its ladder have come. */
  step: number
  startedAt: Date
  dueAt: Date
}

interface Row {
  id: number
  round: number
  step: number
  startedAt: string
  dueAt: string
}

const read = (row: Row | undefined): Clock | undefined =>
  row && { ...row, startedAt: new Date(row.startedAt), dueAt: new Date(row.dueAt) }

const LATEST = `SELECT "id", "round", "step", "startedAt", "dueAt" FROM "Clock"
  WHERE "complaintId" = ? AND "departmentId" = ? AND "kind" = 'acknowledge'`

/** The one clock that runs for a department in a complaint, if any. */
export const runningClock = (db: Db, complaintId: number, departmentId: number): Clock | undefined =>
  read(db.sql.get(`${LATEST} AND "stoppedAt" IS NULL`, complaintId, departmentId))

/** Every clock of a complaint that runs. */
export const runningClocks = (db: Db, complaintId: number) =>
  db.sql.all<{ id: number; round: number; step: number; departmentId: number; department: string }>(
    `SELECT "Clock"."id", "round", "step", "departmentId", "Department"."name" AS "department"
     FROM "Clock" JOIN "Department" ON "Department"."id" = "departmentId"
     WHERE "complaintId" = ? AND "kind" = 'acknowledge' AND "stoppedAt" IS NULL ORDER BY "Clock"."id"`,
    complaintId,
  )

/** Until when something of the whole complaint is to be done; undefined while nobody waits for it or it is paused, or the policy sets no time. */
export function runningDue(db: Db, complaintId: number, kind: ClockKind): Date | undefined {
  const clock = db.sql.get<{ dueAt: string }>(
    `SELECT "dueAt" FROM "Clock" WHERE "complaintId" = ? AND "kind" = ? AND "stoppedAt" IS NULL
       AND NOT EXISTS (SELECT 1 FROM "Pause" WHERE "complaintId" = "Clock"."complaintId" AND "toAt" IS NULL)`,
    ...[complaintId, kind],
  )
  return clock && new Date(clock.dueAt)
}

/** The latest clock, running or not. */
export const latestClock = (db: Db, complaintId: number, departmentId: number): Clock | undefined =>
  read(db.sql.get(`${LATEST} ORDER BY "round" DESC LIMIT 1`, complaintId, departmentId))

/** The key of the card that a department's clock began with. */
export const cardKey = (complaintId: number, departmentId: number, round: number): string =>
  `card:${complaintId}:${departmentId}:${round}`

/** The key of the post by which a step rings. */
export const ringKey = (clockId: number, step: number): string => `ring:${clockId}:${step}`

/** The keys of all posts by which a clock may have rung so far. */
export const rungKeys = ({ id, step }: Pick<Clock, 'id' | 'step'>): string[] =>
  Array.from({ length: step }, (_, at) => ringKey(id, at))

/** The keys of the cards and reminders whose clocks run, copies included. */
export const openCardKeys = (db: Db): string[] =>
  db.sql
    .all<Row & { complaintId: number; departmentId: number }>(
      `SELECT "id", "round", "step", "complaintId", "departmentId" FROM "Clock"
       WHERE "kind" = 'acknowledge' AND "stoppedAt" IS NULL`,
    )
    .flatMap((clock) => [cardKey(clock.complaintId, clock.departmentId, clock.round), ...rungKeys(clock)])
    .flatMap((key) => copiesOf(db, key).map((copy) => copy.key))

/** What a clock measures, of whom. */
export interface Subject {
  kind: ClockKind
  complaintId: number
  /** Null for what concerns the complaint as a whole. */
  departmentId: number | null
  problemId: number | null
  /** The date that the rule means, "yyyy-MM-dd"; the instant itself, as it is stored, where an hour was agreed. */
  day: string | null
}

export interface Start extends Subject {
  /** Of the complaint. */
  severity: Severity
  at: Date
}

/**
 * Starts a fresh clock; the caller has seen that none runs, and that the policy sets such a deadline. While the
 * complaint is paused it stands still from the start, and `dueAt` is what it would be without the pause.
 */
export function startClock(db: Db, policy: Policy, calendar: Calendar, { severity, at, ...subject }: Start): Clock {
  const { kind, complaintId, departmentId, problemId, day } = subject
  const urgent = isUrgent(policy, kind, severity)
  const { hour, ...given } = meantBy(day, calendar.zone)
  const rule = ruleFor(policy, kind, urgent, hour)
  const pauses = pausesOf(db, complaintId).filter(isOpen)
  const held = pauses.length > 0
  if (!rule) throw new Error(`no deadline is set for ${kind}`)
  const found = due(rule, at, calendar, given)
  const { dueAt } = found
  if (!dueAt) throw new Error(`no due time for a clock of ${kind}`)
  const { trace } = held ? due(rule, at, calendar, { ...given, pauses }) : found
  const { before } = db.sql.get<{ before: number }>(
    `SELECT count(*) AS "before" FROM "Clock"
     WHERE "complaintId" = ? AND "departmentId" IS ? AND "problemId" IS ? AND "kind" = ?`,
    complaintId,
    departmentId,
    problemId,
    kind,
  ) ?? { before: 0 }
  const round = before + 1
  const ringAt = held ? null : ringTimes(policy, { kind, start: at, urgent, hour, given }, calendar).next().value
  const id = db.sql.insert('Clock', { ...subject, round, startedAt: at, dueAt, ringAt, trace })
  return { id, round, step: 0, startedAt: at, dueAt }
}

/** Stops the clock and its ladder; false when it was stopped already. A stop after the due time is a breach as well, unless it was to come in the pause. */
export function stopClock(db: Db, clockId: number, at: Date): boolean {
  const stopped = db.sql.run(
    `UPDATE "Clock" SET "stoppedAt" = ?, "ringAt" = NULL,
       "breachedAt" = coalesce("breachedAt", CASE WHEN "dueAt" < coalesce(
         (SELECT min("fromAt") FROM "Pause" WHERE "complaintId" = "Clock"."complaintId" AND "toAt" IS NULL), ?) THEN "dueAt" END)
     WHERE "id" = ? AND "stoppedAt" IS NULL`,
    at,
    at,
    clockId,
  )
  return stopped === 1
}

/** Stops a clock that nobody waits for any more: neither kept nor broken by anybody, unless it was late already. */
export function dropClock(db: Db, clockId: number, at: Date): boolean {
  if (!stopClock(db, clockId, at)) return false
  const step = { key: DROPPED, values: { at: at.toISOString() } }
  db.sql.run(`UPDATE "Clock" SET "trace" = json_insert("trace", '$[#]', json(?)) WHERE "id" = ?`, step, clockId)
  return true
}

/** The last step in the trace of a clock that was dropped. */
const DROPPED = 'clock.dropped'

export const wasDropped = (trace: TraceStep[]): boolean => trace.at(-1)?.key === DROPPED
