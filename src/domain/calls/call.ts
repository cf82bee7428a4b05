/** Calls that somebody has to make to customers: one for each occasion, with an answer, or dropped when it is wanted no more. */
import type { Db } from '../../store/store.js'

export const CALL_KINDS = [
  'receives',
  'tomorrow',
  'slot',
  'delivered',
  'installed',
  'today',
  'served',
  'yearly',
  'birthday',
  'arrived',
  'delay',
  'change',
  'damage',
  'unreachable',
] as const
export type CallKind = (typeof CALL_KINDS)[number]

/** Of no use once somebody was at the customer's home, or comes on another day. */
export const CALLS_BEFORE = [
  'receives',
  'tomorrow',
  'slot',
  'today',
  'unreachable',
] as const satisfies readonly CallKind[]

export interface Occasion {
  /** One for each occasion: `tomorrow:<visit>:<day>`. */
  key: string
  brandId: number
  kind: CallKind
  customerId: number
  visitId?: number
  orderId?: number
  /** On whose list it stands, "yyyy-MM-dd". */
  day: string
  dueAt: Date
  /** When whoever should is reminded first; nobody is without it. */
  ringAt?: Date
  /** Whoever makes it knows already: it rings only when it was not made in time. */
  told?: boolean
  /** What the customer is to be told; of an open call the newest counts. */
  remark?: string
  at: Date
}

export interface CallRow {
  id: number
  brandId: number
  kind: CallKind
  key: string
  customerId: number
  customer: string
  phone: string
  visitId: number | null
  /** The visit's. */
  code: string | null
  orderId: number | null
  day: string
  dueAt: string
  ringAt: string | null
  step: number
  tries: number
  remark: string | null
  state: 'open' | 'done' | 'dropped'
}

/** False when that occasion has its call already; one that was dropped meanwhile is wanted again. */
export function openCall(db: Db, { at, told = false, ...occasion }: Occasion): boolean {
  if (db.sql.insertNew('Call', { ...occasion, step: told ? 1 : 0, createdAt: at })) return true
  const { key, day, dueAt, ringAt, remark } = occasion
  const taken = db.sql.run(
    `UPDATE "Call" SET "state" = 'open', "at" = NULL, "personId" = NULL, "day" = ?, "dueAt" = ?, "ringAt" = ?
     WHERE "key" = ? AND "state" = 'dropped'`,
    ...[day, dueAt, ringAt, key],
  )
  if (remark) db.sql.run(`UPDATE "Call" SET "remark" = ? WHERE "key" = ? AND "state" = 'open'`, remark, key)
  return taken === 1
}

const CALLS = `SELECT "Call"."id", "Call"."brandId", "Call"."kind", "Call"."key", "Call"."customerId", "Customer"."name" AS "customer",
    "Customer"."phone", "Call"."visitId", "Visit"."code", "Call"."orderId", "Call"."day", "dueAt", "ringAt", "step", "tries", "Call"."remark", "Call"."state"
  FROM "Call" JOIN "Customer" ON "Customer"."id" = "Call"."customerId" LEFT JOIN "Visit" ON "Visit"."id" = "Call"."visitId"`

export const callById = (db: Db, id: number): CallRow | undefined => db.sql.get(`${CALLS} WHERE "Call"."id" = ?`, id)

/** By its occasion. */
export const callByKey = (db: Db, key: string): CallRow | undefined =>
  db.sql.get(`${CALLS} WHERE "Call"."key" = ?`, key)

/** The calls of one list that nobody has made yet, those with the fewest tries first. */
export const openCalls = (db: Db, brandId: number, kind: CallKind, day: string): CallRow[] =>
  db.sql.all(
    `${CALLS} WHERE "Call"."brandId" = ? AND "Call"."kind" = ? AND "Call"."day" = ? AND "Call"."state" = 'open'
     ORDER BY "tries", "Call"."id"`,
    brandId,
    kind,
    day,
  )

const NEXT = `ORDER BY "tries", "dueAt", "Call"."id" LIMIT 1`

/** The next that somebody should make of one customer, whoever has it before them. */
export const nextCallTo = (db: Db, brandId: number, customerId: number): CallRow | undefined =>
  db.sql.get(
    `${CALLS} WHERE "Call"."brandId" = ? AND "Call"."customerId" = ? AND "Call"."state" = 'open' ${NEXT}`,
    ...[brandId, customerId],
  )

/** How many are open of each kind that has some. */
export const openCounts = (db: Db, brandId: number): { kind: CallKind; count: number }[] =>
  db.sql.all(
    `SELECT "kind", count(*) AS "count" FROM "Call" WHERE "brandId" = ? AND "state" = 'open' GROUP BY "kind" ORDER BY min("dueAt")`,
    brandId,
  )

export interface CallAnswer {
  answer?: Record<string, string | number | boolean>
  remark?: string
  /** Person id. */
  by: number
  at: Date
}

/** False when somebody was quicker, or it is wanted no more. */
export const answerCall = (db: Db, id: number, { answer, remark, by, at }: CallAnswer): boolean =>
  db.sql.run(
    `UPDATE "Call" SET "state" = 'done', "answer" = ?, "remark" = coalesce(?, "remark"), "personId" = ?, "at" = ?, "ringAt" = NULL
     WHERE "id" = ? AND "state" = 'open'`,
    ...[answer, remark, by, at, id],
  ) === 1

/** The customer has changed their mind: what was answered counts no more. */
export const askAgain = (db: Db, id: number): void => {
  db.sql.run(`UPDATE "Call" SET "state" = 'open' WHERE "id" = ? AND "state" = 'done'`, id)
}

/** Nobody answered: it stays on the list, after the others. False when it is not open. */
export const missCall = (db: Db, id: number): boolean =>
  db.sql.run(`UPDATE "Call" SET "tries" = "tries" + 1 WHERE "id" = ? AND "state" = 'open'`, id) === 1

/** What is not wanted any more: the visit was moved or cancelled. Answers how many there were. */
export const dropCalls = (db: Db, visitId: number, kinds: readonly CallKind[], at: Date): number =>
  db.sql.run(
    `UPDATE "Call" SET "state" = 'dropped', "ringAt" = NULL, "at" = ? WHERE "visitId" = ? AND "state" = 'open'
     AND "kind" IN (SELECT "value" FROM json_each(?))`,
    at,
    visitId,
    kinds,
  )
