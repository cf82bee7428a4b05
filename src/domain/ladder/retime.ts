/** Works the running clocks of a complaint out anew: after a pause began or ended, or when its severity changed. */
import type { Db } from '../../store/store.js'
import type { Calendar } from '../calendar/calendar.js'
import { due } from '../clocks/due.js'
import type { Pause } from '../clocks/running-time.js'
import type { Severity } from '../complaints/complaint.js'
import type { Policy } from '../policy/schema.js'
import { withSitePlan } from '../visits/site-plan.js'
import { isOpen, pausesOf } from './pauses.js'
import { ringsLeft } from './rings.js'
import { type ClockKind, isUrgent, meantBy, ruleFor } from './steps.js'

interface Row {
  id: number
  kind: ClockKind
  departmentId: number | null
  day: string | null
  startedAt: string
  dueAt: string
  step: number
  breachedAt: string | null
}

const RUNNING = `SELECT "id", "kind", "departmentId", "day", "startedAt", "dueAt", "step", "breachedAt" FROM "Clock"
  WHERE "complaintId" = ? AND "stoppedAt" IS NULL`

/**
 * What is used of each stays used, and the steps that have come do not come again. While a pause is open nothing rings
 * and `dueAt` stays what it was; a breach that has happened stays as it happened.
 */
export function retimeClocks(
  db: Db,
  ofCase: Policy,
  calendar: Calendar,
  { complaintId, severity }: { complaintId: number; severity: Severity },
): void {
  const pauses = pausesOf(db, complaintId)
  const held = pauses.some(isOpen)
  for (const { id, kind, departmentId, day, step, ...row } of db.sql.all<Row>(RUNNING, complaintId)) {
    const policy = withSitePlan(db, ofCase, { kind, complaintId, departmentId })
    const urgent = isUrgent(policy, kind, severity)
    const { hour, ...meant } = meantBy(day, calendar.zone)
    const rule = ruleFor(policy, kind, urgent, hour)
    const start = new Date(row.startedAt)
    const given = { pauses, ...meant }
    const breached = row.breachedAt !== null
    const found = rule && !breached ? due(rule, start, calendar, given) : undefined
    const dueAt = found?.dueAt ?? afterPauses(new Date(row.dueAt), pauses)
    const [next] = held
      ? []
      : ringsLeft(policy, { kind, start, urgent, hour, given }, { step, dueAt, breached }, calendar)
    db.sql.run('UPDATE "Clock" SET "ringAt" = ? WHERE "id" = ? AND "stoppedAt" IS NULL', next?.time, id)
    if (breached) continue
    db.sql.run('UPDATE "Clock" SET "dueAt" = ? WHERE "id" = ?', dueAt, id)
    if (found) db.sql.run('UPDATE "Clock" SET "trace" = ? WHERE "id" = ?', found.trace, id)
  }
}

/** A due time whose rule the policy has no more: nobody is late in a pause. */
const afterPauses = (dueAt: Date, pauses: Pause[]): Date =>
  pauses.find(({ from, to }) => to && from <= dueAt && dueAt < to)?.to ?? dueAt
