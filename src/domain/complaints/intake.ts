/** How a complaint reached us: by which way, when somebody first heard it, what the customer wants. */
import type { Db } from '../../store/store.js'
import { localDayOf } from '../calendar/local-day.js'
import { departmentsOf } from '../people/department.js'
import { departmentsSignedBy } from '../people/liaison.js'
import { policyOf } from '../policy/kept.js'
import { zoneOf } from '../policy/rules.js'
import type { Policy } from '../policy/schema.js'
import { record } from '../timeline.js'
import type { Complaint } from './complaint.js'
import { type Desk, settle } from './settle.js'

export interface Intake {
  /** phone, visit, regulator … (R002-089) */
  channel?: string
  /** Where that was before it was taken down (R004-011). */
  heardAt?: Date
  /** In the customer's words (R004-049). */
  demand?: string
  /** Told by a firm that we work with (R002-004). */
  partner?: boolean
  /** As the customer's papers have it (R004-014). */
  contract?: string
  /** Who said it in which group of customers (R000-019). */
  told?: Told
}

export interface Told {
  teller: string
  room: string
}

export interface IntakeTold extends Omit<Intake, 'partner'> {
  /** Minutes from hearing to registration, where that was longer than the policy allows. */
  lateBy?: number
  /** Of what a regulator handed on: whether a rule was broken; undefined until somebody says so. */
  breach?: boolean
  /** When the regulator was told. */
  reportedAt?: Date
  /** The customer's order of that contract, where we have it. */
  orderId?: number
}

interface Row {
  channel: string | null
  heardAt: string | null
  demand: string | null
  contract: string | null
  orderId: number | null
  breach: 0 | 1 | null
  reportedAt: string | null
}

export function intakeOf(db: Db, complaintId: number): IntakeTold {
  const row = db.sql.get<Row>(
    `SELECT "channel", "heardAt", "demand", "contract", "breach", "reportedAt", "Order"."id" AS "orderId"
     FROM "Complaint" c LEFT JOIN "Order" ON "Order"."brandId" = c."brandId" AND "number" = "contract"
       AND "Order"."customerId" = c."customerId" WHERE c."id" = ?`,
    complaintId,
  )
  if (!row) throw new Error(`no complaint ${complaintId}`)
  const heardAt = row.heardAt === null ? undefined : new Date(row.heardAt)
  return {
    channel: row.channel ?? undefined,
    heardAt,
    demand: row.demand ?? undefined,
    contract: row.contract ?? undefined,
    orderId: row.orderId ?? undefined,
    told: toldIn(db, complaintId),
    lateBy: heardAt && notedLate(db, complaintId),
    breach: row.breach === null ? undefined : row.breach === 1,
    reportedAt: row.reportedAt === null ? undefined : new Date(row.reportedAt),
  }
}

/** Told by a firm that we work with. */
export const isOfPartner = (db: Db, complaintId: number): boolean =>
  db.sql.get('SELECT 1 FROM "Complaint" WHERE "id" = ? AND "partner"', complaintId) !== undefined

const toldIn = (db: Db, complaintId: number): Told | undefined =>
  db.sql.get(
    `SELECT "details" ->> 'teller' AS "teller", "details" ->> 'room' AS "room" FROM "TimelineEntry"
     WHERE "complaintId" = ? AND "what" = 'timeline-intake.told' ORDER BY "id" DESC LIMIT 1`,
    complaintId,
  )

/** @param by person id of who took it down */
export const noteTold = (db: Db, complaintId: number, { teller, room }: Told, by: number, at: Date): void =>
  record(db, { complaintId, personId: by, what: 'timeline-intake.told', details: { teller, room }, at })

const notedLate = (db: Db, complaintId: number): number | undefined =>
  db.sql.get<{ minutes: number }>(
    `SELECT "details" ->> 'minutes' AS "minutes" FROM "TimelineEntry"
     WHERE "complaintId" = ? AND "what" IN ('timeline-intake.lateRegistration', 'timeline-intake.lateRegistrationOf')`,
    complaintId,
  )?.minutes

const MINUTE = 60_000

/** Minutes of the wall clock; undefined for what was taken down in time (R004-011, R004-017, R002-088). */
function lateBy({ intake }: Policy, heardAt: Date, at: Date): number | undefined {
  const minutes = Math.floor((at.getTime() - heardAt.getTime()) / MINUTE)
  return intake.registerWithin !== undefined && minutes > intake.registerWithin ? minutes : undefined
}

/** Notes a late registration, with the departments of whoever took it down: it is counted for them. @param by person id */
export function noteLate(db: Db, desk: Desk, complaint: Complaint, heardAt: Date, by: number, at: Date): void {
  const minutes = lateBy(policyOf(db, desk.rules, complaint.id), heardAt, at)
  if (minutes === undefined) return
  const own = departmentsSignedBy(db, desk.brand.id, by, localDayOf(at, zoneOf(desk.rules, desk.brand)))
  const departments = departmentsOf(db, desk.brand.id).flatMap(({ id, name }) => (own.includes(id) ? [name] : []))
  const what = departments.length > 0 ? 'timeline-intake.lateRegistrationOf' : 'timeline-intake.lateRegistration'
  record(db, { complaintId: complaint.id, personId: by, what, details: { minutes, departments }, at })
}

/** What is told once more of a complaint that is open already; a regulator's deadline may begin with it, and nothing else ends that. @param by person id */
export function addIntake(db: Db, desk: Desk, id: number, intake: Intake, by: number, at: Date): void {
  const { channel, demand, partner, contract, told } = intake
  if (channel !== undefined && changeChannel(db, id, channel)) {
    record(db, { complaintId: id, personId: by, what: 'timeline-intake.channel', details: { channel }, at })
    settle(db, desk, id, at)
  }
  if (demand !== undefined) {
    db.sql.run('UPDATE "Complaint" SET "demand" = ? WHERE "id" = ?', demand, id)
    record(db, { complaintId: id, personId: by, what: 'timeline-intake.demand', details: { demand }, at })
  }
  if (contract !== undefined) {
    db.sql.run('UPDATE "Complaint" SET "contract" = ? WHERE "id" = ?', contract, id)
    record(db, { complaintId: id, personId: by, what: 'timeline-intake.contract', details: { contract }, at })
  }
  if (partner && db.sql.run('UPDATE "Complaint" SET "partner" = 1 WHERE "id" = ? AND NOT "partner"', id) > 0)
    record(db, { complaintId: id, personId: by, what: 'timeline-intake.partner', at })
  if (told) noteTold(db, id, told, by, at)
}

/** False when it is that already, or a regulator waits. */
const changeChannel = (db: Db, id: number, channel: string): boolean =>
  db.sql.run(
    `UPDATE "Complaint" SET "channel" = ? WHERE "id" = ? AND "channel" IS NOT ? AND "channel" IS NOT 'regulator'`,
    ...[channel, id, channel],
  ) > 0
