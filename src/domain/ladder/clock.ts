/** The running clock of a department that has not signed yet: one row, started and stopped here. */
import type { Db } from '../../store/store.js'
import type { Calendar } from '../calendar/calendar.js'
import { due } from '../clocks/due.js'
import type { Policy } from '../policy/schema.js'
import { copiesOf } from './copies.js'
import { ringTimes } from './rings.js'
import { acknowledgementRule } from './steps.js'

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

export interface Start {
  complaintId: number
  departmentId: number
  urgent: boolean
  at: Date
}

/** Starts a fresh clock; the caller has seen that none runs (R000-022). */
export function startClock(db: Db, policy: Policy, calendar: Calendar, start: Start): Clock {
  const { complaintId, departmentId, at } = start
  const { dueAt, trace } = due(acknowledgementRule(policy), at, calendar)
  if (!dueAt) throw new Error('a clock without pauses has a due time')
  const round = (latestClock(db, complaintId, departmentId)?.round ?? 0) + 1
  const ringAt = ringTimes(policy, at, calendar, start.urgent).next().value
  const row = { complaintId, departmentId, round, startedAt: at, dueAt }
  const id = db.sql.insert('Clock', { kind: 'acknowledge', ...row, ringAt, trace })
  return { id, round, step: 0, startedAt: at, dueAt }
}

/** Stops the clock and its ladder; false when it was stopped already. A stop after the due time is a breach as well. */
export function stopClock(db: Db, clockId: number, at: Date): boolean {
  const stopped = db.sql.run(
    `UPDATE "Clock" SET "stoppedAt" = ?, "ringAt" = NULL,
       "breachedAt" = coalesce("breachedAt", CASE WHEN "dueAt" < ? THEN "dueAt" END)
     WHERE "id" = ? AND "stoppedAt" IS NULL`,
    at,
    at,
    clockId,
  )
  return stopped === 1
}
