/** Which calls a day wants: read from visits, orders and customers. Asking twice opens nothing twice. */
import type { VisitKind } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import type { Calendar } from '../calendar/calendar.js'
import { addDays, dayOfMonth, instantAt, type LocalDay } from '../calendar/local-day.js'
import { due } from '../clocks/due.js'
import type { Rule } from '../clocks/rule.js'
import { birthdaysFrom } from '../customers/birthdays.js'
import type { Policy } from '../policy/schema.js'
import { IS_DELAYED } from '../visits/delayed.js'
import { daysOfPost } from '../visits/posted-days.js'
import { PLANNED, PUBLISHED } from '../visits/steps.js'
import { type CallKind, type Occasion, openCall } from './call.js'

export interface CallDay {
  db: Db
  policy: Policy
  calendar: Calendar
  brandId: number
  /** On whose list they stand. */
  day: LocalDay
  now: Date
}

type Wanted = Pick<Occasion, 'key' | 'customerId' | 'visitId' | 'orderId' | 'dueAt' | 'ringAt'>

const STANDING = [...PLANNED, ...PUBLISHED]
/** What was over longer ago is not called for any more. */
const LOOK_BACK_DAYS = 14
/** What came up after its lists were due is called for within half an hour. */
const LATE_MS = 30 * 60_000
/** How long old customers may be called after their day, working days. */
const YEARLY_DAYS = 5

/** Of the other kinds something happens first: a delay, a damage, nobody at home. */
const WANTED: Partial<Record<CallKind, (on: CallDay) => Wanted[]>> = {
  receives: (on) => ahead(on, 'delivery', 'receives', at(on, on.policy.day.draft?.at)),
  tomorrow: (on) => ahead(on, 'installation', 'tomorrow', at(on, on.policy.day.tomorrow?.escalateAt)),
  slot: (on) => ahead(on, 'delivery', 'slot', at(on, on.policy.day.slots?.escalateAt)),
  arrived,
  delivered,
  installed: (on) => afterwards(on, 'installation', 'installed', on.policy.visits.installed),
  served: (on) => afterwards(on, 'service', 'served', on.policy.visits.served),
  yearly,
  birthday,
}

/** Opens what is not open yet, or of one visit (row id) only, which came up later; answers the keys of those. */
export function openWanted(on: CallDay, kind: CallKind, only?: number): string[] {
  const { db, brandId, day, now } = on
  const wanted = WANTED[kind]?.(on) ?? []
  const asked =
    only === undefined ? wanted : wanted.filter(({ visitId }) => visitId === only).map((one) => inTime(one, now))
  return asked.flatMap((one) => (openCall(db, { ...one, brandId, kind, day, at: now }) ? [one.key] : []))
}

/** Nobody can be late for what has only just come up. */
const inTime = (one: Wanted, now: Date): Wanted =>
  one.dueAt > now ? one : { ...one, dueAt: new Date(now.getTime() + LATE_MS) }

const at = ({ calendar, day }: CallDay, time: string | undefined): Date =>
  time === undefined ? calendar.closing(day) : instantAt(day, time, calendar.zone)

/** Visits until the next working day that still stand, and whose goods come in time (R003-011, R003-012, R003-016). */
function ahead({ db, brandId, calendar, day }: CallDay, visitKind: VisitKind, kind: CallKind, dueAt: Date): Wanted[] {
  const { from, to } = daysOfPost(calendar, day)
  const visits = db.sql.all<{ id: number; customerId: number; day: string }>(
    `SELECT "id", "customerId", "day" FROM "Visit" v WHERE "brandId" = ? AND "kind" = ? AND "day" BETWEEN ? AND ?
       AND "state" IN (SELECT "value" FROM json_each(?)) AND NOT "held" AND NOT (${IS_DELAYED}) ORDER BY "day", "half", "time", "id"`,
    ...[brandId, visitKind, from, to, STANDING],
  )
  return visits.map(({ id, customerId, day }) => ({ key: `${kind}:${id}:${day}`, customerId, visitId: id, dueAt }))
}

/** Orders of which everything has come, and no delivery is booked; one that names no order may be theirs (R003-004). */
function arrived({ db, brandId, calendar, day }: CallDay): Wanted[] {
  const orders = db.sql.all<{ id: number; customerId: number }>(
    `SELECT o."id", o."customerId" FROM "Order" o WHERE o."brandId" = ?
       AND EXISTS (SELECT 1 FROM "OrderLine" l WHERE l."orderId" = o."id")
       AND NOT EXISTS (SELECT 1 FROM "OrderLine" l WHERE l."orderId" = o."id" AND l."arrived" < l."quantity")
       AND NOT EXISTS (SELECT 1 FROM "Visit" v WHERE v."customerId" = o."customerId" AND v."kind" = 'delivery'
         AND v."state" <> 'cancelled' AND (v."orderId" = o."id" OR v."orderId" IS NULL
           AND (v."createdAt" >= o."createdAt" OR v."state" IN (SELECT "value" FROM json_each(?)))))
     ORDER BY o."id"`,
    ...[brandId, STANDING],
  )
  const dueAt = calendar.closing(day)
  return orders.map(({ id, customerId }) => ({ key: `arrived:${id}`, customerId, orderId: id, dueAt }))
}

/** By the end of the working day after the delivery, or of today, then it is told above (R003-020). */
function delivered(on: CallDay): Wanted[] {
  const { calendar } = on
  return over(on, 'delivery', 'delivered').map(({ id, customerId, day }) => {
    const next = calendar.nextWorkingDay(day)
    const dueAt = calendar.closing(next < on.day ? on.day : next)
    return { key: `delivered:${id}`, customerId, visitId: id, dueAt, ringAt: dueAt }
  })
}

/** By the rule of the policy, counted from the moment at which it was done (R003-025, R003-038). */
function afterwards(on: CallDay, visitKind: VisitKind, kind: CallKind, rule: Rule | undefined): Wanted[] {
  if (rule === undefined) return []
  return over(on, visitKind, kind).flatMap(({ id, customerId, day, doneAt }) => {
    const start = doneAt === null ? on.calendar.closing(day) : new Date(doneAt)
    const { dueAt } = due(rule, start, on.calendar)
    return dueAt === null ? [] : { key: `${kind}:${id}`, customerId, visitId: id, dueAt, ringAt: dueAt }
  })
}

/** Visits that are done, and nobody called yet; where something was left over, the visit that finished it. */
const over = ({ db, brandId, day }: CallDay, visitKind: VisitKind, kind: CallKind) =>
  db.sql.all<{ id: number; customerId: number; day: string; doneAt: string | null }>(
    `SELECT v."id", v."customerId", v."day", (SELECT max(t."at") FROM "TimelineEntry" t
         WHERE t."visitId" = v."id" AND t."what" LIKE 'timeline-visit.done%') AS "doneAt"
     FROM "Visit" v WHERE v."brandId" = ? AND v."day" >= ? AND v."kind" = ? AND v."state" IN ('done', 'reported')
       AND NOT EXISTS (SELECT 1 FROM "Leftover" l WHERE l."visitId" = v."id")
       AND NOT EXISTS (SELECT 1 FROM "Call" c WHERE c."visitId" = v."id" AND c."kind" = ? AND c."state" <> 'dropped')
     ORDER BY v."day", v."id"`,
    ...[brandId, addDays(day, -LOOK_BACK_DAYS), visitKind, kind],
  )

/** Customers whose last installation was so many months ago, or a multiple of it (R003-039). */
function yearly({ db, brandId, policy, calendar, day }: CallDay): Wanted[] {
  const { yearlyMonths } = policy.visits
  if (yearlyMonths === undefined) return []
  const last = db.sql.all<{ customerId: number; day: string }>(
    `SELECT "customerId", max("day") AS "day" FROM "Visit" WHERE "brandId" = ? AND "kind" = 'installation'
       AND "state" IN ('done', 'reported', 'called') GROUP BY "customerId" ORDER BY "customerId"`,
    brandId,
  )
  const dueAt = calendar.closing(calendar.addWorkingDays(day, YEARLY_DAYS))
  return last.flatMap(({ customerId, day: installed }) => {
    const again = anniversary(installed, yearlyMonths, day)
    if (again === undefined || again < addDays(day, -LOOK_BACK_DAYS)) return []
    return { key: `yearly:${customerId}:${again}`, customerId, dueAt, ringAt: dueAt }
  })
}

/** VIP customers, on the day itself; those of the rest days that follow stand on the same list (R001-042). */
function birthday({ db, calendar, brandId, day }: CallDay): Wanted[] {
  return birthdaysFrom(db, calendar, brandId, day).map(({ customerId, on }) => ({
    key: `birthday:${customerId}:${on}`,
    customerId,
    dueAt: calendar.closing(on),
  }))
}

/** The last of its days up to `today`; undefined before the first. */
function anniversary(from: LocalDay, months: number, today: LocalDay): LocalDay | undefined {
  const monthsOf = (day: LocalDay) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  const dayAfter = (times: number) => {
    const month = monthsOf(from) + times * months
    const name = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
    return dayOfMonth(name, Number(from.slice(8)))
  }
  const times = Math.floor((monthsOf(today) - monthsOf(from)) / months)
  const found = [times, times - 1].find((one) => one >= 1 && dayAfter(one) <= today)
  return found === undefined ? undefined : dayAfter(found)
}
