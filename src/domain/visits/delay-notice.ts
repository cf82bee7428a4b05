/** How far an announced delay is: of every customer whether they were told, and what became of their visits (R003-005). */
import type { VisitState } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import type { LocalDay } from '../calendar/local-day.js'
import { IS_DELAYED } from './delayed.js'

export interface NoticedVisit {
  code: string
  state: VisitState
  held: 0 | 1
  day: LocalDay
  half: 'am' | 'pm' | null
  time: string | null
  /** As it stood when it was announced. */
  was: LocalDay
  /** Nobody has seen to it. */
  delayed: 0 | 1
}

export interface NoticedCustomer {
  customer: string
  /** Of the contracts and visits that were named. */
  codes: string[]
  call: 'open' | 'done' | 'dropped'
  dueAt: Date
  reason: string | null
  visits: NoticedVisit[]
}

interface CallOf {
  customerId: number
  customer: string
  number: string | null
  call: NoticedCustomer['call']
  dueAt: string
  remark: string | null
  isNew: 0 | 1
}

type VisitOf = NoticedVisit & { codes: string; reason: string | null }

/** @param at when it was announced, on `day` */
export function delayNotice(db: Db, brandId: number, at: Date, day: LocalDay): NoticedCustomer[] {
  const calls = db.sql.all<CallOf>(
    `SELECT k."customerId", c."name" AS "customer", o."number", k."state" AS "call", k."dueAt", k."remark",
       k."createdAt" = ? AS "isNew"
     FROM "Call" k JOIN "Customer" c ON c."id" = k."customerId" LEFT JOIN "Order" o ON o."id" = k."orderId"
     WHERE k."brandId" = ? AND k."kind" = 'delay' AND k."day" = ? AND k."key" LIKE 'delayed:%' ORDER BY k."id"`,
    ...[at, brandId, day],
  )
  return calls.flatMap(({ customerId, number, isNew, remark, dueAt, ...call }) => {
    const visits = db.sql.all<VisitOf>(VISITS, customerId, at)
    const [first] = visits
    if (!first && !isNew) return []
    const codes = first ? (JSON.parse(first.codes) as string[]) : number === null ? [] : [number]
    return [{ ...call, codes, visits, dueAt: new Date(dueAt), reason: first ? first.reason : remark }]
  })
}

const VISITS = `SELECT v."code", v."state", v."held", v."day", v."half", v."time", t."details" ->> 'day' AS "was",
    t."details" ->> 'codes' AS "codes", t."details" ->> 'reason' AS "reason", ${IS_DELAYED} AS "delayed"
  FROM "Visit" v JOIN "TimelineEntry" t ON t."visitId" = v."id"
  WHERE v."customerId" = ? AND t."what" LIKE 'timeline-door.delayed%' AND t."at" = ? ORDER BY v."day", v."id"`

/** When delays of this customer's goods were announced. */
export const delaysOf = (db: Db, customerId: number): Date[] =>
  db.sql
    .all<{ at: string }>(
      `SELECT "createdAt" AS "at" FROM "Call" WHERE "customerId" = ? AND "kind" = 'delay' AND "key" LIKE 'delayed:%'
       UNION SELECT t."at" FROM "Visit" v JOIN "TimelineEntry" t ON t."visitId" = v."id"
         WHERE v."customerId" = ? AND t."what" LIKE 'timeline-door.delayed%' ORDER BY "at"`,
      customerId,
      customerId,
    )
    .map(({ at }) => new Date(at))
