/** Visits whose goods come later than was promised: what is planned for them waits until somebody has seen to it (R003-005). */
import type { Db } from '../../store/store.js'
import { dropCalls } from '../calls/call.js'
import { record } from '../timeline.js'
import type { Change } from './change.js'
import { takeStep } from './steps.js'
import type { VisitRow } from './visit.js'

/** What was to be said before the visit, as if it stood. */
const AHEAD = ['receives', 'tomorrow', 'slot'] as const

/** Of a visit "v" that is still to come, in a query: since it was announced nobody moved it to a later day, put it on hold, confirmed it all the same, or noted that the goods have come. */
export const IS_DELAYED = `v."state" IN ('booked', 'drafted', 'confirmed', 'posted', 'stocked') AND EXISTS
  (SELECT 1 FROM "TimelineEntry" d WHERE d."visitId" = v."id" AND d."what" LIKE 'timeline-door.delayed%' AND NOT EXISTS
    (SELECT 1 FROM "TimelineEntry" s WHERE s."visitId" = v."id" AND s."id" > d."id" AND
      (s."what" IN ('timeline-door.goodsCame', 'timeline-stock.ok', 'timeline-visit.confirmed',
          'timeline-planning.held', 'timeline-planning.heldBecause')
        OR s."what" LIKE 'timeline-visit.moved%' AND s."details" ->> 'to' > s."details" ->> 'from')))`

export const isDelayed = (db: Db, id: number): boolean =>
  db.sql.get(`SELECT 1 FROM "Visit" v WHERE v."id" = ? AND ${IS_DELAYED}`, id) !== undefined

/** Says so of a visit: whoever has confirmed it looks at it again. @param codes of the contracts and visits that were named with it */
export function announceDelay(
  db: Db,
  visit: Pick<VisitRow, 'id' | 'state' | 'day'>,
  { by, at, reason, codes }: Change & { codes: string[] },
): void {
  const what = reason ? 'timeline-door.delayedBecause' : 'timeline-door.delayed'
  const entry = { what, details: { codes, day: visit.day, ...(reason ? { reason } : {}) } }
  if (!takeStep(db, { visit, step: 'delay', by, at, entry }))
    record(db, { visitId: visit.id, personId: by, ...entry, at })
  dropCalls(db, visit.id, AHEAD, at)
}

/** All of an order is here: the visits that waited for it, row ids. A visit that names no order may be its customer's. */
export function goodsCame(db: Db, orderId: number, { by, at }: Pick<Change, 'at'> & { by?: number }): number[] {
  const waiting = db.sql.all<{ id: number }>(
    `SELECT v."id" FROM "Order" o JOIN "Visit" v ON v."customerId" = o."customerId"
     WHERE o."id" = ? AND (v."orderId" = o."id" OR v."orderId" IS NULL) AND NOT v."held" AND ${IS_DELAYED} ORDER BY v."id"`,
    orderId,
  )
  for (const { id } of waiting) record(db, { visitId: id, personId: by, what: 'timeline-door.goodsCame', at })
  return waiting.map(({ id }) => id)
}
