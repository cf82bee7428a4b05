/** The list of one kind on one day: who is still to be called, how many were, and what becomes of yesterday's. */
import type { Db } from '../../store/store.js'
import { type CallKind, type CallRow, openCalls } from './call.js'

export interface CallList {
  kind: CallKind
  /** "yyyy-MM-dd" */
  day: string
  open: CallRow[]
  done: number
  /** The day on whose list the rest stands now. */
  carriedTo?: string
}

/** Its post, edited as calls are made. */
export const listKey = (brandId: number, kind: CallKind, day: string): string => `calls:${brandId}:${kind}:${day}`

/** Of a post that reminds of the list. @param which one for each reminder */
export const reminderKey = (list: string, which: string): string => `${list}:${which}`

/** The keys of the posts that remind of it. */
export const remindersOf = (db: Db, list: string): string[] =>
  db.sql
    .all<{ key: string }>(
      'SELECT "key" FROM "Post" WHERE "key" > ? AND "key" < ? AND "editsId" IS NULL ORDER BY "id"',
      ...[reminderKey(list, ''), reminderKey(list, '\uFFFF')],
    )
    .map(({ key }) => key)

export const listOf = (db: Db, brandId: number, kind: CallKind, day: string): CallList => ({
  kind,
  day,
  open: openCalls(db, brandId, kind, day),
  done:
    db.sql.get<{ count: number }>(
      `SELECT count(*) AS "count" FROM "Call" WHERE "brandId" = ? AND "kind" = ? AND "day" = ? AND "state" = 'done'`,
      ...[brandId, kind, day],
    )?.count ?? 0,
})

/** Before the visit, or not at all. */
const FOR_THE_DAY: readonly CallKind[] = ['receives', 'tomorrow', 'slot', 'birthday']

/** What earlier lists left open stands on this day's, unless it makes no sense any more; answers the days it came from. */
export function carryOver(db: Db, brandId: number, kind: CallKind, day: string, at: Date): string[] {
  const of = [brandId, kind, day]
  const which = `"brandId" = ? AND "kind" = ? AND "state" = 'open' AND "day" < ?`
  if (FOR_THE_DAY.includes(kind)) {
    db.sql.run(`UPDATE "Call" SET "state" = 'dropped', "ringAt" = NULL, "at" = ? WHERE ${which}`, at, ...of)
    return []
  }
  const days = db.sql.all<{ day: string }>(`SELECT DISTINCT "day" FROM "Call" WHERE ${which} ORDER BY "day"`, ...of)
  db.sql.run(`UPDATE "Call" SET "day" = ? WHERE ${which}`, day, ...of)
  return days.map((one) => one.day)
}
