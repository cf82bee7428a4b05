/** Works the running clocks of a complaint out anew: after a pause began or ended, or when it became a crisis. */
import type { Db } from '../../store/store.js'
import type { Calendar } from '../calendar/calendar.js'
import { due } from '../clocks/due.js'
import type { Pause } from '../clocks/running-time.js'
import type { Policy } from '../policy/schema.js'
import { isOpen, pausesOf } from './pauses.js'
import { ringsLeft } from './rings.js'
import { type ClockKind, ruleFor } from './steps.js'

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
    const rule = ruleFor(policy, kind, urgent)
    const start = new Date(row.startedAt)
    const given = { pauses, ...(day !== null && { date: day }) }
    const breached = row.breachedAt !== null
    const found = rule && !breached ? due(rule, start, calendar, given) : undefined
    const dueAt = found?.dueAt ?? afterPauses(new Date(row.dueAt), pauses)
    const [next] = held ? [] : ringsLeft(policy, { kind, start, urgent, given }, { step, dueAt, breached }, calendar)
    db.sql.run('UPDATE "Clock" SET "ringAt" = ? WHERE "id" = ? AND "stoppedAt" IS NULL', next?.time, id)
    if (breached) continue
    db.sql.run('UPDATE "Clock" SET "dueAt" = ? WHERE "id" = ?', dueAt, id)
    if (found) db.sql.run('UPDATE "Clock" SET "trace" = ? WHERE "id" = ?', found.trace, id)
  }
}

/** A due time whose rule the policy has no more: nobody is late in a pause. */
const afterPauses = (dueAt: Date, pauses: Pause[]): Date =>
  pauses.find(({ from, to }) => to && from <= dueAt && dueAt < to)?.to ?? dueAt
