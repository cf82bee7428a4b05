/** The steps of a measure, each made once: approved or rejected, done, checked; and whose step it is. */
import type { MeasureState } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import { firstPresent } from '../people/first-present.js'
import type { Effect, Measure } from './measure.js'

/** False when somebody was quicker. @param by person id */
export const decideMeasure = (db: Db, id: number, to: 'approved' | 'rejected', by: number, at: Date): boolean =>
  db.sql.run(
    `UPDATE "Measure" SET "state" = ?, "decidedBy" = ?, "decidedAt" = ? WHERE "id" = ? AND "state" = 'proposed'`,
    ...[to, by, at, id],
  ) === 1

/** False when it is done already, or not approved. */
export const finishMeasure = (db: Db, id: number, at: Date): boolean =>
  db.sql.run(`UPDATE "Measure" SET "state" = 'done', "doneAt" = ? WHERE "id" = ? AND "state" = 'approved'`, at, id) ===
  1

/** False when it is checked already, or not done. @param by person id */
export const checkMeasure = (db: Db, id: number, effect: Effect, by: number, at: Date): boolean =>
  db.sql.run(
    `UPDATE "Measure" SET "state" = 'checked', "effect" = ?, "checkedBy" = ?, "checkedAt" = ? WHERE "id" = ? AND "state" = 'done'`,
    ...[effect, by, at, id],
  ) === 1

/** Roles that make the next step, the first that somebody holds: the general manager approves, the assessor checks (R004-032, R004-033). */
const DECIDERS: Partial<Record<MeasureState, readonly string[]>> = {
  proposed: ['general_manager'],
  done: ['assessor', 'general_manager'],
}

/** Person ids of those whose step is next; nobody's where it is over. @param day "yyyy-MM-dd" */
export function nextOf(db: Db, { brandId, state, ownerId }: Measure, day: string): number[] {
  if (state === 'approved') return [ownerId]
  const roles = DECIDERS[state]
  return roles ? firstPresent(db, brandId, roles, day).map(({ id }) => id) : []
}
