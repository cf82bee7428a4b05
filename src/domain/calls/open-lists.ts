/** The lists on which calls are still to be made, as somebody's day counts them. */
import type { Db } from '../../store/store.js'
import type { CallKind } from './call.js'

export interface OpenList {
  kind: CallKind
  count: number
  /** Of the first of them. */
  dueAt: Date
}

/** Those of today ("yyyy-MM-dd") and of earlier days, the most urgent first. */
export const openLists = (db: Db, brandId: number, today: string): OpenList[] =>
  db.sql
    .all<Omit<OpenList, 'dueAt'> & { dueAt: string }>(
      `SELECT "kind", count(*) AS "count", min("dueAt") AS "dueAt" FROM "Call"
       WHERE "brandId" = ? AND "state" = 'open' AND "day" <= ? GROUP BY "kind" ORDER BY min("dueAt")`,
      ...[brandId, today],
    )
    .map(({ dueAt, ...row }) => ({ ...row, dueAt: new Date(dueAt) }))
