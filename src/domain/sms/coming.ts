/** Who comes, when, under which number: what customers are told of an installation and of a service visit (R003-021, R003-031, R003-036). */

import type { Visit } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import { type CalendarBrand, calendarOf } from '../calendar/brand-calendar.js'
import type { Calendar } from '../calendar/calendar.js'
import { addDays, instantAt } from '../calendar/local-day.js'
import { type Rules, zoneOf } from '../policy/rules.js'
import { standInOf } from '../visits/crew-people.js'
import { IS_UNREADY } from '../visits/ready.js'
import type { Slot } from '../visits/slot.js'
import { PUBLISHED } from '../visits/steps.js'
import { dropSms, prepareSms, type SmsNumber } from './prepare.js'
import { isSaid, occasionOf } from './told.js'
import { slotInWords, wordsFor } from './words.js'

const COMING = ['2', '6'] as const satisfies readonly SmsNumber[]

export interface Coming {
  db: Db
  rules: Rules
  brand: CalendarBrand & { name: string; zone: string | null }
  now: Date
}

interface Row extends Slot, Pick<Visit, 'id' | 'brandId' | 'crewId' | 'teamId'> {
  kind: string
  customerId: number
  customer: string
  customerPhone: string
  crew: string | null
  phone: string | null
}

const VISITS = `SELECT v."id", v."brandId", v."crewId", v."teamId", v."kind", v."day", v."half", v."time", v."customerId", c."name" AS "customer", c."phone" AS "customerPhone",
    coalesce(p."name", v."crew", t."name") AS "crew", coalesce(v."crewPhone", t."phone", p."mobile") AS "phone"
  FROM "Visit" v JOIN "Customer" c ON c."id" = v."customerId" LEFT JOIN "Crew" t ON t."id" = v."teamId"
    LEFT JOIN "Person" p ON p."id" = coalesce(v."crewId", t."personId")
  WHERE v."kind" IN ('installation', 'service') AND v."state" IN ('${PUBLISHED.join(`', '`)}') AND NOT v."held" AND NOT (${IS_UNREADY})`

/** The messages of what the schedule says of these days. */
export function tellOfDays(coming: Coming, { from, to }: { from: string; to: string }): void {
  const { db, brand } = coming
  const rows = db.sql.all<Row>(`${VISITS} AND v."brandId" = ? AND v."day" BETWEEN ? AND ?`, brand.id, from, to)
  const calendar = calendarHere(coming)
  for (const row of rows) prepare(coming, calendar, withStandIn(db, row))
}

/** After a change of this visit (row id): in the schedule its customer is told what is new, out of it nothing. Answers whether something that waited was dropped. */
export function tellAnew(coming: Coming, visit: number): boolean {
  const { db } = coming
  const row = rowOf(db, visit)
  return row ? prepare(coming, calendarHere(coming), row) : dropSms(db, visit, COMING) > 0
}

function rowOf(db: Db, visit: number): Row | undefined {
  const row = db.sql.get<Row>(`${VISITS} AND v."id" = ?`, visit)
  return row && withStandIn(db, row)
}

/** A deputy under their own number; nobody where nobody stands in (R003-041). */
function withStandIn(db: Db, row: Row): Row {
  const standIn = standInOf(db, row)
  return standIn === undefined ? row : { ...row, crew: standIn?.name ?? null, phone: standIn?.phone ?? null }
}

const calendarHere = ({ db, rules, brand }: Coming): Calendar =>
  calendarOf(db, rules.policy, zoneOf(rules, brand), brand)

/**
 * At the hour of the policy on the working day before, when that is over at once; where nobody knows who comes, not by
 * itself. What the last text says is not said again. Answers whether another that waited was dropped for it.
 */
function prepare(coming: Coming, calendar: Calendar, row: Row): boolean {
  const { db, rules, brand, now } = coming
  const { policy } = rules
  const { id, kind, day, customerId, crew, phone } = row
  const number = kind === 'service' ? '6' : '2'
  const values = valuesOf(coming, row)
  const template = policy.sms.texts[number]
  if (template === undefined) return dropSms(db, id, COMING) > 0
  const { text } = wordsFor(template, { customer: row.customer, ...values })
  const words = { text, phone: row.customerPhone }
  if (isSaid(db, id, words)) return false
  const dropped = dropSms(db, id, COMING) > 0
  if (isSaid(db, id, words)) return dropped
  // Who sends them by hand rests as the brand does: what would fall on a rest day goes before (R003-040).
  const evening = instantAt(calendar.workingDayFrom(addDays(day, -1), -1), policy.sms.tomorrowAt, calendar.zone)
  const isKnown = crew !== null && phone !== null
  prepareSms(db, policy, {
    occasion: occasionOf(db, number, id, slotOf(row)),
    number,
    brandId: brand.id,
    customer: { id: customerId, name: row.customer, phone: row.customerPhone },
    visitId: id,
    values,
    releaseAt: isKnown ? new Date(Math.max(evening.getTime(), now.getTime())) : undefined,
    at: now,
  })
  return dropped
}

/** What a text tells of a visit (row id) as it is now; undefined when it is not in the schedule any more. */
export function valuesNow(coming: Coming, visit: number): Record<string, string> | undefined {
  const row = rowOf(coming.db, visit)
  return row && valuesOf(coming, row)
}

const valuesOf = ({ rules, brand }: Coming, row: Row) => ({
  brand: brand.name,
  day: slotInWords(slotOf(row), rules.policy.sms.language),
  crew: row.crew ?? '',
  phone: row.phone ?? '',
})

const slotOf = ({ day, half, time }: Row): Slot => ({ day, half: half ?? undefined, time: time ?? undefined })
