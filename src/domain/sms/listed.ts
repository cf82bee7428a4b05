/** Short messages as people see to them: what waits for somebody, and how all of a brand stand (R003-048). */
import type { Db } from '../../store/store.js'
import { adminsOf } from '../people/admin.js'
import { presentOn } from '../people/leave.js'
import type { PersonRow } from '../people/person.js'
import { peopleInRole } from '../people/role.js'

/** Who sends which numbers: the first role that somebody who is there holds (R003-003, R003-007, R003-036). */
const DESKS = {
  service: { numbers: [1, 2, 3, 4], roles: ['service', 'install_assistant'] },
  install_assistant: { numbers: [5], roles: ['install_assistant', 'service'] },
  after_sales: { numbers: [6, 7], roles: ['after_sales', 'service'] },
} as const
export type Desk = keyof typeof DESKS
export const DESK_NAMES = Object.keys(DESKS) as Desk[]

export const deskOf = (number: number): Desk =>
  DESK_NAMES.find((desk) => DESKS[desk].numbers.some((one) => one === number)) ?? 'service'

/** Whoever is there on that day ("yyyy-MM-dd"), a deputy for whoever is away; else the admins. */
export function peopleAt(db: Db, brandId: number, desk: Desk, day: string): PersonRow[] {
  for (const role of DESKS[desk].roles) {
    const present = presentOn(db, brandId, peopleInRole(db, brandId, role), day)
    if (present.length > 0) return present
  }
  return adminsOf(db)
}

export interface SmsRow {
  id: number
  brandId: number
  number: number
  customer: string
  phone: string
  text: string
  state: 'prepared' | 'released' | 'sending' | 'sent' | 'failed' | 'held' | 'dropped'
  releaseAt: string | null
  /** Who has it before them, or has sent it, and since when; person id. */
  personId: number | null
  at: string | null
  gateway: string | null
  error: string | null
  visitId: number | null
  /** The visit's. */
  code: string | null
  crew: string | null
}

const ROWS = `SELECT s."id", s."brandId", s."number", c."name" AS "customer", s."phone", s."text", s."state", s."releaseAt", s."personId", s."at",
    s."gateway", s."error", s."visitId", v."code", v."crew"
  FROM "Sms" s JOIN "Customer" c ON c."id" = s."customerId" LEFT JOIN "Visit" v ON v."id" = s."visitId"`

export const smsById = (db: Db, id: number): SmsRow | undefined => db.sql.get(`${ROWS} WHERE s."id" = ?`, id)

/** What waits for somebody of this desk, or of any; the oldest first. */
export const waitingFor = (db: Db, brandId: number, desk?: Desk): SmsRow[] =>
  db.sql.all(
    `${ROWS} WHERE s."brandId" = ? AND s."state" IN ('held', 'failed') AND s."number" IN (SELECT "value" FROM json_each(?)) ORDER BY s."id"`,
    ...[brandId, desk ? DESKS[desk].numbers : DESK_NAMES.flatMap((one) => [...DESKS[one].numbers])],
  )

/** What goes by itself later. */
export const comingUp = (db: Db, brandId: number): SmsRow[] =>
  db.sql.all(
    `${ROWS} WHERE s."brandId" = ? AND s."state" IN ('prepared', 'released', 'sending')
     ORDER BY s."number", s."releaseAt", s."id"`,
    brandId,
  )

export const sentSince = (db: Db, brandId: number, since: Date): SmsRow[] =>
  db.sql.all(
    `${ROWS} WHERE s."brandId" = ? AND s."state" = 'sent' AND s."at" >= ? ORDER BY s."number", s."id"`,
    ...[brandId, since],
  )
