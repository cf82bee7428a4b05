/** A visit: one delivery, installation or service call at a customer's home; found by its code or its customer. */
import type { Db } from '../../store/store.js'
import type { Prefix } from '../codes/code.js'
import type { Slot } from './slot.js'

export type VisitKind = 'delivery' | 'installation' | 'service'
type VisitState = 'booked' | 'posted' | 'done' | 'cancelled'

export const PREFIXES = { delivery: 'SH', installation: 'AZ', service: 'SF' } as const satisfies Record<
  VisitKind,
  Prefix
>

/** With the name and phone number of its customer. */
export interface VisitRow {
  id: number
  brandId: number
  code: string
  kind: VisitKind
  state: VisitState
  day: string
  half: 'am' | 'pm' | null
  time: string | null
  address: string
  goods: string
  crew: string | null
  crewPhone: string | null
  reason: string | null
  customer: string
  phone: string
}

/** For queries over visits; what follows is theirs. */
export const SELECT_VISITS = `SELECT v."id", v."brandId", v."code", v."kind", v."state", v."day", v."half", v."time", v."address",
  v."goods", v."crew", v."crewPhone", v."reason", c."name" AS "customer", c."phone"
  FROM "Visit" v JOIN "Customer" c ON c."id" = v."customerId"`

export const isOpen = ({ state }: VisitRow): boolean => state === 'booked' || state === 'posted'

export const slotOf = ({ day, half, time }: VisitRow): Slot => ({
  day,
  half: half ?? undefined,
  time: time ?? undefined,
})

/** Visits of a brand whose code fits a pattern of `codePattern`. */
export const visitsByCode = (db: Db, brandId: number, pattern: string): VisitRow[] =>
  db.sql.all(`${SELECT_VISITS} WHERE v."brandId" = ? AND v."code" LIKE ? ORDER BY v."id" DESC`, brandId, pattern)

/** A customer's visits that are still to come or to be finished, by day. */
export const openVisitsOf = (db: Db, customerId: number): VisitRow[] =>
  db.sql.all(
    `${SELECT_VISITS} WHERE v."customerId" = ? AND v."state" IN ('booked', 'posted') ORDER BY v."day", v."id"`,
    customerId,
  )
