/** A visit on hold stays booked, but is in no plan until somebody takes it up again (R003-013). */
import type { Db } from '../../store/store.js'
import { dropCalls } from '../calls/call.js'
import { type Entry, record } from '../timeline.js'
import type { Change } from './change.js'
import { PLANNED } from './steps.js'
import type { VisitRow } from './visit.js'

const AHEAD = ['receives', 'tomorrow', 'slot', 'today'] as const
const MAY = [...PLANNED, 'posted', 'stocked'] as const

export const mayHold = ({ held, state }: Pick<VisitRow, 'held' | 'state'>): boolean =>
  !held && MAY.some((one) => one === state)

/** False when somebody was quicker, it is on hold already, or the crew is on the way. @param entry of its timeline, where nobody but the bot does it */
export function holdVisit(
  db: Db,
  visit: Pick<VisitRow, 'id' | 'state' | 'held'>,
  { by, at, reason }: Pick<Change, 'at' | 'reason'> & { by?: number },
  entry?: Pick<Entry, 'what' | 'details'>,
): boolean {
  if (!mayHold(visit)) return false
  const changed = db.sql.run(
    `UPDATE "Visit" SET "held" = 1, "state" = 'booked', "stock" = NULL WHERE "id" = ? AND "state" = ? AND NOT "held"`,
    visit.id,
    visit.state,
  )
  if (changed === 0) return false
  dropCalls(db, visit.id, AHEAD, at)
  const what = reason ? 'timeline-planning.heldBecause' : 'timeline-planning.held'
  record(db, { visitId: visit.id, personId: by, what, details: reason ? { reason } : {}, ...entry, at })
  return true
}

/** Into the plan of its day; `posted` when that is already out. False when it is not on hold any more. */
export function takeUp(db: Db, visit: Pick<VisitRow, 'id' | 'day'>, posted: boolean, { by, at }: Change): boolean {
  const changed = db.sql.run(
    `UPDATE "Visit" SET "held" = 0, "state" = ? WHERE "id" = ? AND "held" AND "state" = 'booked'`,
    posted ? 'posted' : 'confirmed',
    visit.id,
  )
  if (changed === 0) return false
  // What was asked of the customer for that day is wanted again.
  for (const kind of AHEAD)
    db.sql.run(
      `UPDATE "Call" SET "state" = 'open', "at" = NULL WHERE "key" = ? AND "state" = 'dropped'`,
      `${kind}:${visit.id}:${visit.day}`,
    )
  record(db, { visitId: visit.id, personId: by, what: 'timeline-planning.takenUp', at })
  return true
}
