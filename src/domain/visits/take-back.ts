/** A visit that was marked as done by mistake stands in the schedule again, as long as nothing has followed from it. */
import type { Db } from '../../store/store.js'
import { type LocalDay, localDayOf } from '../calendar/local-day.js'
import { type CallRow, callByKey, dropCalls } from '../calls/call.js'
import { takeStep } from './steps.js'
import type { VisitRow } from './visit.js'

/** The call that follows when it is done. */
const AFTER = { delivery: 'delivered', installation: 'installed', service: 'served' } as const

export interface TakingBack {
  /** Person id. */
  by: number
  at: Date
  zone: string
}

/** The call about it that is not wanted any more, where there was one; false when it was done on another day, reported, or its customer called. */
export function takeBack(db: Db, visit: VisitRow, { by, at, zone }: TakingBack): { dropped?: CallRow } | false {
  const kind = AFTER[visit.kind]
  const call = callByKey(db, `${kind}:${visit.id}`)
  if (call?.state === 'done' || doneOn(db, visit.id, zone) !== localDayOf(at, zone)) return false
  if (!takeStep(db, { visit, step: 'takeBack', by, at, entry: { what: 'timeline-visit.takenBack' } })) return false
  dropCalls(db, visit.id, [kind], at)
  // What it had brought is still to be brought.
  db.sql.run('UPDATE "Leftover" SET "closedAt" = NULL WHERE "nextId" = ?', visit.id)
  return { dropped: call }
}

function doneOn(db: Db, visitId: number, zone: string): LocalDay | undefined {
  const row = db.sql.get<{ at: string | null }>(
    `SELECT max("at") AS "at" FROM "TimelineEntry" WHERE "visitId" = ? AND "what" LIKE 'timeline-visit.done%'`,
    visitId,
  )
  return row?.at ? localDayOf(new Date(row.at), zone) : undefined
}
