/** Short messages to customers as rows: prepared for an occasion, at most once (R003-048). */
import type { Db } from '../../store/store.js'
import type { Policy } from '../policy/schema.js'
import { serviceContact } from './service-phone.js'
import { FOR_RELEASE } from './state.js'
import { wordsFor } from './words.js'

export type SmsNumber = keyof Policy['sms']['texts']

export interface SmsOccasion {
  /** What it is sent for, once: `2:<visit>:<day> <half-day or hour>`. */
  occasion: string
  number: SmsNumber
  brandId: number
  customer: { id: number; name: string; phone: string }
  visitId?: number
  /** Fill the dealer's text: `{customer}`, `{day}`, `{crew}`, `{phone}`, `{brand}`; where no phone is given, it is the service's. */
  values: Record<string, string>
  /** From when it may go; without it somebody looks at it first. */
  releaseAt?: Date
  at: Date
}

/**
 * True when there is something to send that was not there before. One that was dropped, or says something else now, is
 * prepared anew, unless a gateway ever had it: then it may have gone. False where the dealer has no text of this number.
 */
export function prepareSms(db: Db, policy: Policy, given: SmsOccasion): boolean {
  const { customer, number, releaseAt, at, values: _, ...row } = given
  const template = policy.sms.texts[number]
  if (template === undefined) return false
  const service = serviceContact(db, given.brandId)?.mobile ?? ''
  const { text, values } = wordsFor(template, { customer: customer.name, phone: service, ...given.values })
  const { phone, id: customerId } = customer
  const held = releaseAt === undefined
  const now = { state: held ? 'held' : 'prepared', error: held ? FOR_RELEASE : null, releaseAt: releaseAt ?? at }
  const prepared = { ...row, ...now, values, number: Number(number), customerId, phone, text, createdAt: at }
  if (db.sql.insertNew('Sms', prepared)) return true
  const changed = db.sql.run(
    `UPDATE "Sms" SET "state" = ?, "error" = ?, "releaseAt" = ?, "phone" = ?, "text" = ?, "values" = ?, "at" = NULL, "personId" = NULL
     WHERE "occasion" = ? AND "gateway" IS NULL
       AND ("state" = 'dropped' OR "state" IN ('prepared', 'released', 'held') AND ("text" <> ? OR "phone" <> ?))`,
    ...[now.state, now.error, now.releaseAt, phone, text, values, given.occasion, text, phone],
  )
  return changed === 1
}

/** What was prepared for a visit and has not gone is not wanted any more. Answers how many there were. */
export const dropSms = (db: Db, visitId: number, numbers: readonly SmsNumber[]): number =>
  db.sql.run(
    `UPDATE "Sms" SET "state" = 'dropped' WHERE "visitId" = ? AND "state" IN ('prepared', 'released', 'held', 'failed')
     AND "number" IN (SELECT CAST("value" AS INTEGER) FROM json_each(?))`,
    visitId,
    numbers,
  )
