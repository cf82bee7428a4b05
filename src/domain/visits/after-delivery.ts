/** The installation that follows a delivery: whether there is one, whether one is wanted, and whose last day has come (R003-011). */
import type { Db } from '../../store/store.js'
import type { Calendar } from '../calendar/calendar.js'
import { addDays, type LocalDay } from '../calendar/local-day.js'
import { record } from '../timeline.js'
import type { Days } from './posted-days.js'
import { OPEN, type VisitRow, WITH_CUSTOMER } from './visit.js'

const NONE_WANTED = 'timeline-visit.noInstall'
/** What was delivered longer ago was for something else. */
const GOODS_DAYS = 30

type Delivery = Pick<VisitRow, 'customerId' | 'day' | 'goods' | 'afterId'>

/** One that stands, or that was made since the goods came, whatever became of it. */
export async function installationAfter(db: Db, delivery: Delivery): Promise<VisitRow | null> {
  const sinceThen = { day: { gte: firstOf(db, delivery).day }, state: { not: 'cancelled' as const } }
  return db.visit.findFirst({
    where: { customerId: delivery.customerId, kind: 'installation', OR: [OPEN, sinceThen] },
    include: WITH_CUSTOMER,
    orderBy: { id: 'desc' },
  })
}

type First = Pick<VisitRow, 'day' | 'goods' | 'afterId'>

/** What was left over comes later; it is one delivery all the same. */
export function firstOf(db: Db, delivery: First): First {
  const visit = 'SELECT "day", "goods", "afterId" FROM "Visit" WHERE "id" = ?'
  const before = delivery.afterId === null ? undefined : db.sql.get<First>(visit, delivery.afterId)
  return before ? firstOf(db, before) : delivery
}

/** No installation yet, and nobody has said that none is wanted. */
export async function awaitsInstallation(db: Db, delivery: Delivery): Promise<boolean> {
  if (await installationAfter(db, delivery)) return false
  const { customerId, day } = delivery
  const said = { what: NONE_WANTED, visit: { customerId, day: { gte: day } } }
  return (await db.timelineEntry.count({ where: said })) === 0
}

/** One that stands although nothing is delivered by its day. */
export async function installationWithoutGoods(db: Db, customerId: number): Promise<VisitRow | null> {
  const first = await db.visit.findFirst({
    where: { customerId, kind: 'installation', afterId: null, ...OPEN },
    include: WITH_CUSTOMER,
    orderBy: [{ day: 'asc' }, { id: 'asc' }],
  })
  if (!first) return null
  const day = { gte: addDays(first.day, -GOODS_DAYS), lte: first.day }
  const delivered = await db.visit.count({
    where: { customerId, kind: 'delivery', state: { not: 'cancelled' }, day },
  })
  return delivered > 0 ? null : first
}

/** The next one to the same home after that day. */
export const deliveryAhead = (db: Db, { customerId, day }: VisitRow): Promise<VisitRow | null> =>
  db.visit.findFirst({
    where: { customerId, kind: 'delivery', day: { gt: day }, ...OPEN },
    include: WITH_CUSTOMER,
    orderBy: [{ day: 'asc' }, { id: 'asc' }],
  })

/** @param by person id */
export const wantNoInstallation = (db: Db, { id }: VisitRow, by: number, at: Date): void =>
  record(db, { visitId: id, personId: by, what: NONE_WANTED, at })

/** The last day on which it should be made, so many working days after the delivery (R003-040). */
export const lastDayFor = (calendar: Calendar, { day }: Pick<VisitRow, 'day'>, within: number): LocalDay =>
  calendar.addWorkingDays(day, within)

/** The days of the deliveries for which that is the last day. */
export function deliveredFor(calendar: Calendar, last: LocalDay, within: number): Days {
  const from = calendar.addWorkingDays(last, -within)
  return { from, to: addDays(calendar.nextWorkingDay(from), -1) }
}

/** Deliveries that were made in these days, of a brand or of one customer of it; the oldest first. */
export const deliveriesMade = (db: Db, brandId: number, { from, to }: Days, customerId?: number): Promise<VisitRow[]> =>
  db.visit.findMany({
    where: {
      ...{ brandId, customerId, kind: 'delivery' },
      day: { gte: from, lte: to },
      state: { in: ['done', 'reported', 'called'] },
    },
    include: WITH_CUSTOMER,
    orderBy: [{ day: 'asc' }, { id: 'asc' }],
  })
