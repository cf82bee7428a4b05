/** Works the running clocks of a complaint out anew: after a pause began or ended, or when it became a crisis. */
import type { Db } from '../../store/store.js'
import type { Calendar } from '../calendar/calendar.js'
import { due } from '../clocks/due.js'
import type { Policy } from '../policy/schema.js'
import { isOpen, pausesOf } from './pauses.js'
import { ringTimes } from './rings.js'
import { type ClockKind, deadlineOf } from './steps.js'

interface Row {
  id: number
  kind: ClockKind
  day: string | null
  startedAt: string
  dueAt: string
  step: number
  breachedAt: string | null
}

const RUNNING = `SELECT "id", "kind", "day", "startedAt", "dueAt", "step", "breachedAt" FROM "Clock"
  WHERE "complaintId" = ? AND "stoppedAt" IS NULL`

/**
 * What is used of each stays used, and the steps that have come do not come again. While a pause is open nothing rings
 * and `dueAt` stays what it was; a breach that has happened stays as it happened.
 */
export function retimeClocks(
  db: Db,
  policy: Policy,
  calendar: Calendar,
  { complaintId, urgent }: { complaintId: number; urgent: boolean },
): void {
  const pauses = pausesOf(db, complaintId)
  const held = pauses.some(isOpen)
  for (const { id, kind, day, step, ...row } of db.sql.all<Row>(RUNNING, complaintId)) {
    const rule = deadlineOf(policy, kind)?.rule
    if (!rule) continue
    const start = new Date(row.startedAt)
    const given = { pauses, ...(day !== null && { date: day }) }
    const ringAt = held ? undefined : [...ringTimes(policy, { kind, start, urgent, given }, calendar)][step]
    db.sql.run('UPDATE "Clock" SET "ringAt" = ? WHERE "id" = ? AND "stoppedAt" IS NULL', ringAt, id)
    if (row.breachedAt) continue
    const { dueAt, trace } = due(rule, start, calendar, given)
    db.sql.run('UPDATE "Clock" SET "dueAt" = ?, "trace" = ? WHERE "id" = ?', dueAt ?? row.dueAt, trace, id)
  }
}
