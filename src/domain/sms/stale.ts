/** Texts that tell who comes are no use any more once the visit is over, out of the schedule, or about to begin (R003-021, R003-031). */
import type { Db } from '../../store/store.js'
import { type CalendarBrand, calendarOf } from '../calendar/brand-calendar.js'
import { type Rules, zoneOf } from '../policy/rules.js'
import { startOf } from '../visits/slot.js'
import { PUBLISHED } from '../visits/steps.js'

const WAITING = `"Sms"."state" IN ('prepared', 'released', 'held', 'failed') AND "Sms"."number" IN (2, 6)`

interface Row extends CalendarBrand {
  zone: string | null
  day: string
  half: 'am' | 'pm' | null
  time: string | null
}

/** When the first visit begins of which a text still waits. */
export const nextBegin = (db: Db, rules: Rules): Date | undefined =>
  slots(db, rules).reduce<Date | undefined>((first, { at }) => (first && first <= at ? first : at), undefined)

/** Row ids of brands that had some. */
export function dropStale(db: Db, rules: Rules, now: Date): number[] {
  const drop = (which: string, ...values: (string | number | null)[]): { id: number }[] =>
    db.sql.all(
      `UPDATE "Sms" SET "state" = 'dropped' WHERE ${WAITING} AND "visitId" IN (SELECT "id" FROM "Visit" WHERE ${which})
       RETURNING "brandId" AS "id"`,
      ...values,
    )
  const begun = slots(db, rules).filter(({ at }) => at <= now)
  const dropped = [
    ...drop(`"held" OR "state" NOT IN ('${PUBLISHED.join(`', '`)}')`),
    ...begun.flatMap(({ row: { id, day, half, time } }) =>
      drop('"brandId" = ? AND "day" = ? AND "half" IS ? AND "time" IS ?', id, day, half, time),
    ),
  ]
  return [...new Set(dropped.map(({ id }) => id))]
}

/** Of which texts wait, and when each begins. */
const slots = (db: Db, rules: Rules) =>
  db.sql
    .all<Row>(
      `SELECT DISTINCT b."id", b."zone", b."weeklyRest", v."day", v."half", v."time" FROM "Sms"
       JOIN "Visit" v ON v."id" = "Sms"."visitId" JOIN "Brand" b ON b."id" = "Sms"."brandId" WHERE ${WAITING}`,
    )
    .map((row) => {
      const { day, half, time } = row
      const calendar = calendarOf(db, rules.policy, zoneOf(rules, row), row)
      return { row, at: startOf({ day, half: half ?? undefined, time: time ?? undefined }, calendar) }
    })
