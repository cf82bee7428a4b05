/** What a visit left behind: goods that must come anew, how they came, and the visit that finishes it (R003-007, R003-008). */
import type { Db } from '../../store/store.js'
import { CALLS_BEFORE, dropCalls } from '../calls/call.js'
import { record } from '../timeline.js'
import { mayStep, takeStep } from './steps.js'
import type { VisitRow } from './visit.js'

export interface Leftover {
  id: number
  visitId: number
  text: string
  /** "yyyy-MM-dd" */
  expectedOn: string | null
  arrivedAt: string | null
  damaged: 0 | 1 | null
  nextId: number | null
}

export interface LeftBehind {
  visit: Pick<VisitRow, 'id' | 'state'>
  text: string
  expectedOn?: string
  /** Person id. */
  by: number
  at: Date
}

const BEHIND = ['leftover', 'reported', 'called'] as const

export const mayLeaveBehind = (visit: Pick<VisitRow, 'state'>): boolean =>
  mayStep('leftover', visit) || BEHIND.some((one) => one === visit.state)

/** Its row id; undefined when somebody was quicker. A visit may leave several things behind. */
export function leaveBehind(db: Db, { visit, text, expectedOn, by, at }: LeftBehind): number | undefined {
  const entry = { what: 'timeline-door.leftover', details: { text } }
  if (!mayStep('leftover', visit)) record(db, { visitId: visit.id, personId: by, ...entry, at })
  else if (!takeStep(db, { visit, step: 'leftover', by, at, entry })) return undefined
  dropCalls(db, visit.id, CALLS_BEFORE, at)
  return db.sql.insert('Leftover', { visitId: visit.id, text, expectedOn, createdBy: by, createdAt: at })
}

const LEFTOVERS = 'SELECT "id", "visitId", "text", "expectedOn", "arrivedAt", "damaged", "nextId" FROM "Leftover"'

export const leftoverById = (db: Db, id: number): Leftover | undefined => db.sql.get(`${LEFTOVERS} WHERE "id" = ?`, id)

/** In a query of them: nobody has it yet, and no visit is booked for it. */
export const IS_OPEN = `"closedAt" IS NULL AND NOT EXISTS
  (SELECT 1 FROM "Visit" WHERE "Visit"."id" = "nextId" AND "state" <> 'cancelled')`

/** What still has to come, and then what came and has no visit; the oldest first. */
export const openLeftovers = (db: Db, visitId: number): Leftover[] =>
  db.sql.all(
    `${LEFTOVERS} WHERE "visitId" = ? AND ${IS_OPEN} ORDER BY "arrivedAt" IS NOT NULL AND NOT "damaged", "id"`,
    visitId,
  )

/** Not there, or only broken. */
export const isStillToCome = ({ arrivedAt, damaged }: Leftover): boolean => arrivedAt === null || damaged === 1

const TO_COME = `"closedAt" IS NULL AND ("arrivedAt" IS NULL OR "damaged")`

export interface Expected {
  /** "yyyy-MM-dd" */
  on: string
  /** Person id. */
  by: number
  at: Date
}

/** It comes on another day than was thought. False when it has come meanwhile. */
export function expectOn(db: Db, { id, visitId }: Leftover, { on, by, at }: Expected): boolean {
  const changed = db.sql.run(`UPDATE "Leftover" SET "expectedOn" = ? WHERE "id" = ? AND ${TO_COME}`, on, id)
  if (changed > 0) record(db, { visitId, personId: by, what: 'timeline-door.expected', details: { day: on }, at })
  return changed > 0
}

export interface Arrival {
  damaged: boolean
  /** Person id. */
  by: number
  at: Date
}

/** What came damaged may come again, on a day that nobody knows yet. False when somebody was quicker. */
export function noteArrival(db: Db, { id, visitId }: Leftover, { damaged, by, at }: Arrival): boolean {
  const changed = db.sql.run(
    `UPDATE "Leftover" SET "arrivedAt" = ?, "damaged" = ?, "expectedOn" = CASE WHEN ? THEN NULL ELSE "expectedOn" END
     WHERE "id" = ? AND ${TO_COME}`,
    ...[at, damaged, damaged, id],
  )
  if (changed === 0) return false
  const what = damaged ? 'timeline-door.cameDamaged' : 'timeline-door.cameIntact'
  record(db, { visitId, personId: by, what, at })
  return true
}

/** False when another visit was booked for it already. @param nextId the visit that finishes it, row id */
export function bookedFor(db: Db, { id, visitId, nextId: before }: Leftover, nextId: number): boolean {
  const changed = db.sql.run('UPDATE "Leftover" SET "nextId" = ? WHERE "id" = ? AND "nextId" IS ?', nextId, id, before)
  if (changed === 0) return false
  db.sql.run(
    'UPDATE "Visit" SET "afterId" = ?, "complaintId" = (SELECT "complaintId" FROM "Visit" WHERE "id" = ?) WHERE "id" = ?',
    ...[visitId, visitId, nextId],
  )
  return true
}

/** The visit that finishes it was made. */
export const closeLeftovers = (db: Db, nextId: number, at: Date): number =>
  db.sql.run('UPDATE "Leftover" SET "closedAt" = ? WHERE "nextId" = ? AND "closedAt" IS NULL', at, nextId)
