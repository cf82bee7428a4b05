/** What becomes of a message on its way: released when it is due, taken by a gateway, sent, failed, or in doubt; never twice by itself (R003-048). */
import type { Db } from '../../store/store.js'
import { record } from '../timeline.js'
import { BY_HAND, FOR_RELEASE, IN_DOUBT } from './state.js'
import { MISSING } from './words.js'

/** So that all that fails together is told of together. */
const GATHER_MS = 60_000
/** A gateway that is away or overrun is asked again so often, and so long. */
const AGAIN_MS = 5 * 60_000
const LONGEST_WAIT_MS = 2 * 3_600_000

export interface Outgoing {
  id: number
  brandId: number
  number: number
  visitId: number | null
  phone: string
  text: string
  /** In the order of the text. */
  values: Record<string, string>
  /** When it was first released. */
  since: Date
}

export type Outcome =
  | { kind: 'sent'; receipt: string }
  | { kind: 'refused' | 'limited' | 'unreachable' | 'unknown'; message: string }

/** When the next message may go, or is told of: until then "releaseAt" stands on one that was not told of yet. */
export function nextRelease(db: Db): Date | undefined {
  const next = db.sql.get<{ at: string | null }>(
    `SELECT min("releaseAt") AS "at" FROM "Sms" WHERE "state" IN ('prepared', 'held', 'failed')`,
  )
  return next?.at ? new Date(next.at) : undefined
}

/** Takes those that somebody has to see to and was not told of, with what comes within a minute, so that a second look finds nothing. Row ids. */
export function takeUntold(db: Db, now: Date): number[] {
  const untold = `"state" IN ('held', 'failed') AND "releaseAt" <= ?`
  if (!db.sql.get(`SELECT 1 FROM "Sms" WHERE ${untold} LIMIT 1`, now)) return []
  const soon = new Date(now.getTime() + GATHER_MS)
  return db.sql
    .all<{ id: number }>(`UPDATE "Sms" SET "releaseAt" = NULL WHERE ${untold} RETURNING "id"`, soon)
    .map(({ id }) => id)
    .sort((one, other) => one - other)
}

/** Brands, row ids, with messages that may go by now. */
export const brandsDue = (db: Db, now: Date): number[] =>
  db.sql
    .all<{ id: number }>(
      `SELECT DISTINCT "brandId" AS "id" FROM "Sms" WHERE "state" = 'prepared' AND "releaseAt" <= ? ORDER BY 1`,
      now,
    )
    .map(({ id }) => id)

/** Not before then. */
export const putOff = (db: Db, brandId: number, now: Date, until: Date): number =>
  db.sql.run(
    `UPDATE "Sms" SET "releaseAt" = ? WHERE "brandId" = ? AND "state" = 'prepared' AND "releaseAt" <= ?`,
    ...[until, brandId, now],
  )

/** Lets a brand's messages go that are due: to the gateway those of numbers that it takes, unless they have a blank; the others to a person. */
export function release(db: Db, brandId: number, numbers: readonly number[], now: Date): void {
  const due = `"brandId" = ? AND "state" = 'prepared' AND "releaseAt" <= ?`
  const taken = '"number" IN (SELECT "value" FROM json_each(?))'
  db.sql.run(
    `UPDATE "Sms" SET "state" = 'released', "error" = NULL, "at" = coalesce("at", ?) WHERE ${due}
       AND ${taken} AND instr("text", ?) = 0`,
    ...[now, brandId, now, numbers, MISSING],
  )
  db.sql.run(
    `UPDATE "Sms" SET "state" = 'held', "error" = iif(${taken}, ?, ?) WHERE ${due}`,
    ...[numbers, FOR_RELEASE, BY_HAND, brandId, now],
  )
}

/** Takes the next one for the gateway: from now on it may have gone. */
export function claimNext(db: Db, gateway: string): Outgoing | undefined {
  const row = db.sql.get<Omit<Outgoing, 'values' | 'since'> & { values: string; since: string }>(
    `UPDATE "Sms" SET "state" = 'sending', "gateway" = ? WHERE "state" = 'released' AND "id" =
       (SELECT "id" FROM "Sms" WHERE "state" = 'released' ORDER BY "id" LIMIT 1)
     RETURNING "id", "brandId", "number", "visitId", "phone", "text", "values", "at" AS "since"`,
    gateway,
  )
  return row && { ...row, values: JSON.parse(row.values) as Record<string, string>, since: new Date(row.since) }
}

export function settleSms(db: Db, sms: Outgoing, outcome: Outcome, now: Date): void {
  const set = (state: string, values: { receipt?: string; error?: string; releaseAt?: Date; at: Date }) =>
    db.sql.run(
      `UPDATE "Sms" SET "state" = ?, "receipt" = ?, "error" = ?, "releaseAt" = ?, "at" = ?
       WHERE "id" = ? AND "state" = 'sending'`,
      ...[state, values.receipt, values.error, values.releaseAt, values.at, sms.id],
    ) === 1
  const after = (milliseconds: number) => new Date(now.getTime() + milliseconds)
  if (outcome.kind === 'sent') {
    if (set('sent', { receipt: outcome.receipt, at: now })) tellVisit(db, sms, now)
    return
  }
  const { kind, message: error } = outcome
  if (kind === 'unknown') set('held', { error: IN_DOUBT, releaseAt: after(GATHER_MS), at: now })
  else if (kind === 'refused' || now.getTime() - sms.since.getTime() >= LONGEST_WAIT_MS)
    set('failed', { error, releaseAt: after(GATHER_MS), at: now })
  else set('prepared', { error, releaseAt: after(AGAIN_MS), at: sms.since })
}

/** What an earlier process was sending may have gone; what its gateway does not take any more is sent by hand. */
export function holdStranded(db: Db, numbers: readonly number[], now: Date): void {
  const hold = `UPDATE "Sms" SET "state" = 'held', "error" = ?, "releaseAt" = ? WHERE`
  db.sql.run(`${hold} "state" = 'sending'`, IN_DOUBT, now)
  db.sql.run(
    `${hold} "state" = 'released' AND "number" NOT IN (SELECT "value" FROM json_each(?))`,
    ...[BY_HAND, now, numbers],
  )
}

/** Somebody copied and sent it. False when somebody was quicker, or it is not theirs to send. */
export function sentByHand(db: Db, id: number, by: number, now: Date): boolean {
  const row = db.sql.get<{ number: number; visitId: number | null }>(
    `UPDATE "Sms" SET "state" = 'sent', "personId" = ?, "at" = ? WHERE "id" = ?
       AND "state" IN ('held', 'failed') RETURNING "number", "visitId"`,
    ...[by, now, id],
  )
  if (row) tellVisit(db, row, now, by)
  return row !== undefined
}

/** Somebody wants it to go by itself: released, or once more. False when it has gone meanwhile. */
export const sendAgain = (db: Db, id: number, now: Date): boolean =>
  db.sql.run(
    `UPDATE "Sms" SET "state" = 'prepared', "releaseAt" = ?, "error" = NULL, "at" = NULL, "personId" = NULL WHERE "id" = ?
       AND "state" IN ('held', 'failed')`,
    ...[now, id],
  ) === 1

/** Nobody wants it any more. False when it has gone meanwhile. */
export const dropOne = (db: Db, id: number): boolean =>
  db.sql.run(`UPDATE "Sms" SET "state" = 'dropped' WHERE "id" = ? AND "state" IN ('held', 'failed')`, id) === 1

function tellVisit(
  db: Db,
  { number, visitId }: Pick<Outgoing, 'number' | 'visitId'>,
  at: Date,
  personId?: number,
): void {
  if (visitId !== null) record(db, { visitId, personId, what: 'timeline-sms.sent', details: { number }, at })
}
