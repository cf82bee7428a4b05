/** What can still happen to a booked visit. Each change is made only if nobody changed the visit before, and is told to its timeline. */
import type { Db } from '../../store/store.js'
import { CALL_KINDS, CALLS_BEFORE, dropCalls } from '../calls/call.js'
import { record } from '../timeline.js'
import { closeLeftovers } from './leftover.js'
import type { Slot } from './slot.js'
import { OPEN, type VisitRow } from './visit.js'

export interface Change {
  /** Person id. */
  by: number
  at: Date
  reason?: string
}

/** To another slot; `posted` when the schedule of that day is already out, `why` it comes on short notice. False when the visit is over or moved meanwhile. */
export async function moveVisit(
  db: Db,
  visit: VisitRow,
  to: Slot & { posted: boolean; why?: string },
  change: Change,
): Promise<boolean> {
  const { id, state, day, half, time } = visit
  const { count } = await db.visit.updateMany({
    where: { id, state, day, half, time },
    data: {
      day: to.day,
      half: to.half ?? null,
      time: to.time ?? null,
      reason: to.why ?? null,
      state: to.posted ? 'posted' : 'booked',
      held: false,
      stock: null,
    },
  })
  if (count === 1) tell(db, visit, 'moved', change, { from: day, to: to.day })
  // What was to be said of the day before is no news any more; the new day opens its own.
  if (count === 1 && to.day !== day) dropCalls(db, id, CALLS_BEFORE, change.at)
  return count === 1
}

/** False when the visit is already over. */
export const cancelVisit = (db: Db, visit: VisitRow, change: Change) => end(db, visit, 'cancelled', change)

/** What it was made to finish is finished. False when the visit is already over. */
export async function finishVisit(db: Db, visit: VisitRow, change: Change): Promise<boolean> {
  const done = await end(db, visit, 'done', change)
  if (done) closeLeftovers(db, visit.id, change.at)
  return done
}

async function end(db: Db, visit: VisitRow, state: 'done' | 'cancelled', change: Change): Promise<boolean> {
  const { count } = await db.visit.updateMany({ where: { id: visit.id, ...OPEN }, data: { state } })
  if (count === 1) tell(db, visit, state, change)
  if (count === 1) dropCalls(db, visit.id, state === 'cancelled' ? CALL_KINDS : [...CALLS_BEFORE, 'change'], change.at)
  return count === 1
}

function tell(db: Db, visit: VisitRow, did: string, { by, at, reason }: Change, details: Record<string, string> = {}) {
  const what = `timeline-visit.${did}${reason ? 'Because' : ''}`
  record(db, { visitId: visit.id, personId: by, what, details: reason ? { ...details, reason } : details, at })
}
