/** Several people work off one list: a call that somebody has before them is shown to nobody else. */
import type { Db } from '../../store/store.js'
import { type CallKind, type CallRow, callById } from './call.js'

/** Whoever was called away does not keep a customer from being called. */
const KEPT_MS = 15 * 60_000

const FREE = `("personId" IS NULL OR "personId" = ? OR "at" IS NULL OR "at" <= ?)`

export interface Caller {
  /** Person id. */
  by: number
  at: Date
}

/** The next of a kind that nobody else has before them, taken; whatever else of the kind this person had is free again. */
export function takeNextCall(db: Db, brandId: number, kind: CallKind, caller: Caller): CallRow | undefined {
  const next = db.sql.get<{ id: number }>(
    `SELECT "id" FROM "Call" WHERE "brandId" = ? AND "kind" = ? AND "state" = 'open' AND ${FREE}
     ORDER BY "tries", "dueAt", "id" LIMIT 1`,
    ...[brandId, kind, caller.by, new Date(caller.at.getTime() - KEPT_MS)],
  )
  db.sql.run(
    `UPDATE "Call" SET "personId" = NULL, "at" = NULL
     WHERE "brandId" = ? AND "kind" = ? AND "state" = 'open' AND "personId" = ?`,
    ...[brandId, kind, caller.by],
  )
  return next && takeCall(db, next.id, caller)
}

/** Takes this one (row id), whoever had it. */
export function takeCall(db: Db, id: number, { by, at }: Caller): CallRow | undefined {
  db.sql.run(`UPDATE "Call" SET "personId" = ?, "at" = ? WHERE "id" = ? AND "state" = 'open'`, by, at, id)
  return callById(db, id)
}
