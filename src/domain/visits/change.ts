/** What can still happen to a booked visit. Each change is made only if nobody changed the visit before, and is told to its timeline. */
import type { Db } from '../../store/store.js'
import { record } from '../timeline.js'
import type { Slot } from './slot.js'
import type { VisitRow } from './visit.js'

export interface Change {
  /** Person id. */
  by: number
  at: Date
  reason?: string
}

/** To another slot; `posted` when the schedule of that day is already out. False when the visit is over or moved meanwhile. */
export function moveVisit(db: Db, visit: VisitRow, to: Slot & { posted: boolean }, change: Change): boolean {
  const moved = db.sql.run(
    `UPDATE "Visit" SET "day" = ?, "half" = ?, "time" = ?, "state" = ?
     WHERE "id" = ? AND "state" = ? AND "day" = ? AND "half" IS ? AND "time" IS ?`,
    to.day,
    to.half,
    to.time,
    to.posted ? 'posted' : 'booked',
    visit.id,
    visit.state,
    visit.day,
    visit.half,
    visit.time,
  )
  if (moved === 1) tell(db, visit, 'moved', change, { from: visit.day, to: to.day })
  return moved === 1
}

/** False when the visit is already over. */
export const cancelVisit = (db: Db, visit: VisitRow, change: Change): boolean => end(db, visit, 'cancelled', change)

/** False when the visit is already over. */
export const finishVisit = (db: Db, visit: VisitRow, change: Change): boolean => end(db, visit, 'done', change)

function end(db: Db, visit: VisitRow, state: 'done' | 'cancelled', change: Change): boolean {
  const ended = db.sql.run(
    `UPDATE "Visit" SET "state" = ? WHERE "id" = ? AND "state" IN ('booked', 'posted')`,
    state,
    visit.id,
  )
  if (ended === 1) tell(db, visit, state, change)
  return ended === 1
}

function tell(db: Db, visit: VisitRow, did: string, { by, at, reason }: Change, details: Record<string, string> = {}) {
  const what = `timeline-visit.${did}${reason ? 'Because' : ''}`
  record(db, { visitId: visit.id, personId: by, what, details: reason ? { ...details, reason } : details, at })
}
