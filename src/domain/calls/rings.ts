/** What rings by itself about calls: new ones that no list of the day names, and those that were not made in time. */
import type { Db } from '../../store/store.js'
import { type CallKind, type CallRow, callById } from './call.js'

/** They come up at any hour; where somebody is called to them at once they are `told`. */
const UNLISTED: readonly CallKind[] = ['delay', 'change', 'today']
/** So that all customers of one delayed truck stand in one post. */
const GATHER_MS = 60_000

const FRESH = `"state" = 'open' AND "step" = 0 AND "kind" IN (SELECT "value" FROM json_each(?))`
const OVERDUE = `"state" = 'open' AND "ringAt" IS NOT NULL`

/** The next instant at which one of them rings. */
export function nextCallRing(db: Db): Date | undefined {
  const min = (column: string, which: string, ...values: object[]) =>
    db.sql.get<{ at: string | null }>(`SELECT min("${column}") AS "at" FROM "Call" WHERE ${which}`, ...values)?.at
  const fresh = min('createdAt', FRESH, UNLISTED)
  const overdue = min('ringAt', OVERDUE)
  const instants = [
    ...(fresh ? [new Date(fresh).getTime() + GATHER_MS] : []),
    ...(overdue ? [new Date(overdue).getTime()] : []),
  ]
  return instants.length > 0 ? new Date(Math.min(...instants)) : undefined
}

/** Takes the new ones, so that a second ring finds nothing. */
export function takeFresh(db: Db, now: Date): CallRow[] {
  const before = new Date(now.getTime() - GATHER_MS)
  const rows = db.sql.all<{ id: number }>(
    `SELECT "id" FROM "Call" WHERE ${FRESH} AND "createdAt" <= ? ORDER BY "id"`,
    ...[UNLISTED, before],
  )
  return rows.flatMap(({ id }) => {
    db.sql.run(`UPDATE "Call" SET "step" = 1 WHERE "id" = ?`, id)
    return callById(db, id) ?? []
  })
}

/** Takes what was due by `now` as well. */
export function takeOverdue(db: Db, now: Date): CallRow[] {
  const rows = db.sql.all<{ id: number }>(
    `SELECT "id" FROM "Call" WHERE ${OVERDUE} AND "ringAt" <= ? ORDER BY "id"`,
    now,
  )
  return rows.flatMap(({ id }) => {
    db.sql.run(`UPDATE "Call" SET "ringAt" = NULL, "step" = "step" + 1 WHERE "id" = ?`, id)
    return callById(db, id) ?? []
  })
}

/** What was told of above before, was due before then, and is still not made. */
export const longOverdue = (db: Db, brandId: number, before: Date): CallRow[] =>
  db.sql
    .all<{ id: number }>(
      `SELECT "id" FROM "Call" WHERE "brandId" = ? AND "state" = 'open' AND "step" > 0 AND "ringAt" IS NULL AND "dueAt" < ?
       ORDER BY "dueAt", "id"`,
      ...[brandId, before],
    )
    .flatMap(({ id }) => callById(db, id) ?? [])
