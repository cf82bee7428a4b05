/** Whether customers were called back in time: how many, and each that was not, by name; it must read 100 % (R002-093, R002-096). */
import type { Db } from '../../store/store.js'
import { keepersOf } from '../people/keepers.js'
import { veiled } from '../secrecy/veil.js'
import type { Period } from './period.js'

export interface CallBacks {
  /** How many calls were due in the month. */
  due: number
  missing: Missing[]
}

export interface Missing {
  code: string
  customer: string
  /** Who keeps the complaint. */
  keeper: string | null
  /** When it was called back after all. */
  called: Date | null
}

interface Row {
  code: string
  customer: string
  createdBy: number | null
  late: number
  called: string | null
}

/** Deadlines that nobody waits for any more do not count, nor those that still run. */
const DUE = `SELECT "code", ${veiled('"Customer"."name"', 'c')} AS "customer", "createdBy", "breachedAt" IS NOT NULL AS "late",
    (SELECT min("at") FROM "FollowUp" f WHERE f."complaintId" = c."id" AND f."at" >= k."startedAt") AS "called"
  FROM "Complaint" c JOIN "Clock" k ON k."complaintId" = c."id" AND k."kind" = 'followup'
  JOIN "Customer" ON "Customer"."id" = "customerId"
  WHERE c."brandId" = ? AND c."createdAt" < ? AND k."dueAt" >= ? AND k."dueAt" < ?
    AND (k."breachedAt" IS NOT NULL OR k."stoppedAt" IS NOT NULL AND k."trace" ->> '$[#-1].key' <> 'clock.dropped')
  ORDER BY k."dueAt", k."id"`

export function callBacksOf(db: Db, brandId: number, { from, to }: Period): CallBacks {
  const rows = db.sql.all<Row>(DUE, brandId, to, from, to)
  const missing = rows.flatMap(({ code, customer, createdBy, late, called }) => {
    const keeper = keepersOf(db, brandId, createdBy)[0]?.name ?? null
    return late ? [{ code, customer, keeper, called: called === null ? null : new Date(called) }] : []
  })
  return { due: rows.length, missing }
}
