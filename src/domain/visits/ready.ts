/** What a customer must have ready before an installation: what is missing keeps it out of the plan, unless somebody says why not (R003-010). */
import type { Db } from '../../store/store.js'
import { record } from '../timeline.js'
import type { VisitRow } from './visit.js'

/** By its name in the policy. */
export type Ready = Record<string, boolean>

/** As it was noted; undefined when nobody has asked yet. */
export function readyOf({ ready }: Pick<VisitRow, 'ready'>): Ready | undefined {
  if (ready === null || typeof ready !== 'object' || Array.isArray(ready)) return undefined
  return Object.fromEntries(Object.entries(ready).map(([name, is]) => [name, is === true]))
}

export const missingOf = (ready: Ready | undefined): string[] =>
  Object.entries(ready ?? {}).flatMap(([name, is]) => (is ? [] : name))

/** Whether something is missing and nobody has said why it goes ahead all the same. */
export const isUnready = (visit: Pick<VisitRow, 'ready' | 'override'>): boolean =>
  visit.override === null && missingOf(readyOf(visit)).length > 0

/** The same of a visit "v", in a query. */
export const IS_UNREADY = `v."override" IS NULL AND EXISTS (SELECT 1 FROM json_each(v."ready") WHERE NOT "value")`

/** Whether nobody has asked yet; what finishes another visit needs no asking. @param items what the policy asks for */
export const isUnasked = (visit: Pick<VisitRow, 'kind' | 'ready' | 'afterId'>, items: readonly string[]): boolean =>
  items.length > 0 && visit.kind === 'installation' && visit.ready === null && visit.afterId === null

export interface ReadyChange {
  /** Person id. */
  by: number
  at: Date
}

/** What was said before of going ahead counts no more. */
export function noteReady(db: Db, visit: Pick<VisitRow, 'id'>, ready: Ready, { by, at }: ReadyChange): void {
  db.sql.run('UPDATE "Visit" SET "ready" = ?, "override" = NULL WHERE "id" = ?', ready, visit.id)
  const missing = missingOf(ready)
  const what = missing.length > 0 ? 'timeline-crew.unready' : 'timeline-crew.ready'
  record(db, { visitId: visit.id, personId: by, what, details: { missing }, at })
}

/** It goes ahead although something is missing. */
export function overrideReady(db: Db, visit: Pick<VisitRow, 'id'>, reason: string, { by, at }: ReadyChange): void {
  db.sql.run('UPDATE "Visit" SET "override" = ? WHERE "id" = ?', reason, visit.id)
  record(db, { visitId: visit.id, personId: by, what: 'timeline-crew.override', details: { reason }, at })
}
