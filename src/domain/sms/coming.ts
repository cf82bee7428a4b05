/** Who comes, when, under which number: what customers are told of an installation and of a service visit (R003-021, R003-031, R003-036). */

import type { Db } from '../../store/store.js'
import { type CalendarBrand, calendarOf } from '../calendar/brand-calendar.js'
import type { Calendar } from '../calendar/calendar.js'
import { addDays, instantAt } from '../calendar/local-day.js'
import { type Rules, zoneOf } from '../policy/rules.js'
import type { Slot } from '../visits/slot.js'
import { PUBLISHED } from '../visits/steps.js'
import { dropSms, prepareSms, type SmsNumber } from './prepare.js'
import { slotInWords } from './words.js'

const COMING = ['2', '6'] as const satisfies readonly SmsNumber[]

interface Coming {
  db: Db
  rules: Rules
  brand: CalendarBrand & { name: string; zone: string | null }
  now: Date
}

interface Row extends Slot {
  id: number
  kind: string
  customerId: number
  customer: string
  customerPhone: string
  crew: string | null
  phone: string | null
}

const VISITS = `SELECT v."id", v."kind", v."day", v."half", v."time", v."customerId", c."name" AS "customer", c."phone" AS "customerPhone",
    coalesce(v."crew", t."name") AS "crew", coalesce(v."crewPhone", t."phone", p."mobile") AS "phone"
  FROM "Visit" v JOIN "Customer" c ON c."id" = v."customerId" LEFT JOIN "Crew" t ON t."id" = v."teamId"
    LEFT JOIN "Person" p ON p."id" = coalesce(v."crewId", t."personId")
  WHERE v."kind" IN ('installation', 'service') AND v."state" IN ('${PUBLISHED.join(`', '`)}') AND NOT v."held"`

/** The messages of what the schedule says of these days. */
export function tellOfDays(coming: Coming, { from, to }: { from: string; to: string }): void {
  const { db, brand } = coming
  const rows = db.sql.all<Row>(`${VISITS} AND v."brandId" = ? AND v."day" BETWEEN ? AND ?`, brand.id, from, to)
  const calendar = calendarHere(coming)
  for (const row of rows) prepare(coming, calendar, row)
}

/** After a change of this visit (row id): what has not gone is dropped; in the schedule it gets its message anew. Answers whether something was dropped. */
export function tellAnew(coming: Coming, visit: number): boolean {
  const { db } = coming
  const row = db.sql.get<Row>(`${VISITS} AND v."id" = ?`, visit)
  const dropped = dropSms(db, visit, COMING)
  if (row) prepare(coming, calendarHere(coming), row)
  return dropped > 0
}

const calendarHere = ({ db, rules, brand }: Coming): Calendar =>
  calendarOf(db, rules.policy, zoneOf(rules, brand), brand)

/** At the hour of the policy on the working day before, when that is over at once; where nobody knows who comes, not by itself. */
function prepare({ db, rules, brand, now }: Coming, calendar: Calendar, row: Row): void {
  const { policy } = rules
  const { id, kind, day, half, time, customerId, crew, phone } = row
  const number = kind === 'service' ? '6' : '2'
  const slot = { day, half: half ?? undefined, time: time ?? undefined }
  // Who sends them by hand rests as the brand does: what would fall on a rest day goes before (R003-040).
  const evening = instantAt(calendar.workingDayFrom(addDays(day, -1), -1), policy.sms.tomorrowAt, calendar.zone)
  const isKnown = crew !== null && phone !== null
  prepareSms(db, policy, {
    occasion: occasionOf(number, id, slot),
    number,
    brandId: brand.id,
    customer: { id: customerId, name: row.customer, phone: row.customerPhone },
    visitId: id,
    values: {
      brand: brand.name,
      day: slotInWords(slot, policy.sms.language),
      crew: crew ?? '',
      phone: phone ?? '',
    },
    releaseAt: isKnown ? new Date(Math.max(evening.getTime(), now.getTime())) : undefined,
    at: now,
  })
}

/** One for each slot: a customer who was told another one is told the new one. */
const occasionOf = (number: string, visit: number, { day, half, time }: Slot): string =>
  `${number}:${visit}:${day} ${time ?? half ?? ''}`

/** Drops what became untrue by other ways than a change note: the visit is over, or not in the schedule any more. Row ids of brands that had some. */
export function dropStale(db: Db): number[] {
  const stale = `"state" IN ('prepared', 'released', 'held', 'failed') AND "number" IN (2, 6) AND "visitId" IN
    (SELECT "id" FROM "Visit" WHERE "held" OR "state" NOT IN ('${PUBLISHED.join(`', '`)}'))`
  const brands = db.sql.all<{ id: number }>(`SELECT DISTINCT "brandId" AS "id" FROM "Sms" WHERE ${stale}`)
  if (brands.length > 0) db.sql.run(`UPDATE "Sms" SET "state" = 'dropped' WHERE ${stale}`)
  return brands.map(({ id }) => id)
}
