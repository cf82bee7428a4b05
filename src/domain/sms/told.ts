/** What a customer was told last of a visit: nothing is said twice, and what counts no more is put right (R003-019, R003-021, R003-031). */
import type { Db } from '../../store/store.js'
import type { Slot } from '../visits/slot.js'
import { IN_DOUBT } from './state.js'

/** Of what is in doubt the customer may know. */
const LAST = (which: string) => `SELECT "text", "phone", "occasion" FROM "Sms"
  WHERE "visitId" = ? AND "number" IN (2, 6) AND (${which} OR "error" = '${IN_DOUBT}') ORDER BY "id" DESC LIMIT 1`

interface Words {
  text: string
  phone: string
}

/** Whether this is what the last one says that went, or waits. @param visit row id */
export function isSaid({ sql }: Db, visit: number, { text, phone }: Words): boolean {
  const last = sql.get<Words>(LAST(`"state" <> 'dropped'`), visit)
  return last?.text === text && last.phone === phone
}

/** Whether the last one that went says that somebody comes on that day ("yyyy-MM-dd"). @param visit row id */
export function wasToldOf({ sql }: Db, visit: number, day: string): boolean {
  const last = sql.get<{ occasion: string }>(LAST(`"state" IN ('sent', 'sending')`), visit)
  return last?.occasion.split(':')[2]?.startsWith(day) ?? false
}

/** One for each slot, and another after each that may have gone: whoever was told another slot or fitter is told the new one. */
export function occasionOf({ sql }: Db, number: string, visit: number, { day, half, time }: Slot): string {
  const { count = 0 } =
    sql.get<{ count: number }>(
      `SELECT count(*) AS "count" FROM "Sms" WHERE "visitId" = ? AND "number" IN (2, 6)
         AND ("state" = 'sent' OR "gateway" IS NOT NULL)`,
      visit,
    ) ?? {}
  const slot = `${number}:${visit}:${day} ${time ?? half ?? ''}`
  return count === 0 ? slot : `${slot}:${count}`
}
