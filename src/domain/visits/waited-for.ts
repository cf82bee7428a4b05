/** Goods that customers still wait for: which, since when somebody has to find out about them, and who (R003-007, R003-008). */
import type { Db } from '../../store/store.js'
import type { Calendar } from '../calendar/calendar.js'
import { type LocalDay, localDayOf } from '../calendar/local-day.js'
import { firstPresent } from '../people/first-present.js'
import { IS_OPEN, type Leftover } from './leftover.js'

export interface WaitedFor extends Pick<Leftover, 'id' | 'text' | 'expectedOn'> {
  /** Of the visit that left it behind. */
  code: string
  customer: string
  /** It came intact, and nobody has booked the visit for it. */
  isThere: boolean
  /** The working day from which on it is asked about. */
  askOn: LocalDay
}

type Row = Leftover & { code: string; customer: string; createdAt: string }

/** Those to be asked about by `day`, the longest first. @param after working days, where nobody has said when it comes */
export function waitedFor(db: Db, brandId: number, calendar: Calendar, day: LocalDay, after: number): WaitedFor[] {
  const rows = db.sql.all<Row>(
    `SELECT l."id", l."text", l."expectedOn", l."arrivedAt", l."damaged", l."createdAt", v."code", c."name" AS "customer"
     FROM "Leftover" l JOIN "Visit" v ON v."id" = l."visitId" JOIN "Customer" c ON c."id" = v."customerId"
     WHERE v."brandId" = ? AND ${IS_OPEN} ORDER BY l."id"`,
    brandId,
  )
  const dayOf = (instant: string) => localDayOf(new Date(instant), calendar.zone)
  const askOn = ({ expectedOn, arrivedAt, createdAt }: Row, isThere: boolean): LocalDay => {
    if (isThere) return calendar.nextWorkingDay(dayOf(arrivedAt ?? createdAt))
    if (expectedOn !== null) return calendar.workingDayFrom(expectedOn)
    return calendar.addWorkingDays(dayOf(arrivedAt ?? createdAt), after)
  }
  return rows
    .map((row) => {
      const isThere = row.arrivedAt !== null && !row.damaged
      const { id, text, expectedOn, code, customer } = row
      return { id, text, expectedOn, code, customer, isThere, askOn: askOn(row, isThere) }
    })
    .filter(({ askOn }) => askOn <= day)
    .sort((one, other) => one.askOn.localeCompare(other.askOn))
}

/** Who finds out about them: whoever books deliveries, a deputy for whoever is away. */
export const askersOf = (db: Db, brandId: number, day: LocalDay) =>
  firstPresent(db, brandId, ['install_assistant', 'service'], day)
