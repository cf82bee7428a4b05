/** A department has told how its work goes: the wait for that begins anew (R004-028, R004-075). */
import type { Db } from '../../store/store.js'
import { localDayOf } from '../calendar/local-day.js'
import { stopClock } from '../ladder/clock.js'
import { mayAcknowledge } from '../people/liaison.js'
import { zoneOf } from '../policy/rules.js'
import type { Desk } from './settle.js'

/** Stops the wait for those departments whose person this is; the next settling starts it again. @param by person id */
export function heardFrom(db: Db, { rules, brand }: Desk, complaintId: number, by: number, at: Date): void {
  const running = db.sql.all<{ id: number; departmentId: number }>(
    `SELECT "id", "departmentId" FROM "Clock" WHERE "complaintId" = ? AND "kind" = 'progress' AND "stoppedAt" IS NULL`,
    complaintId,
  )
  if (running.length === 0) return
  const day = localDayOf(at, zoneOf(rules, brand))
  for (const { id, departmentId } of running) if (mayAcknowledge(db, departmentId, by, day)) stopClock(db, id, at)
}
