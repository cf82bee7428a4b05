/** Points are confirmed, changed or waived, once; or a head deducts them from somebody (R004-034, R004-035, R004-037). */
import type { Db } from '../../store/store.js'
import { record } from '../timeline.js'
import type { Entry } from './entry.js'

export interface Verdict {
  state: 'confirmed' | 'waived'
  /** Instead of what was proposed, below zero. */
  points?: number
  remark?: string
}

/** False when it was decided already. The timeline does not say how many points: everybody may read it. @param by person id */
export function decideEntry(db: Db, entry: Entry, { state, points, remark }: Verdict, by: number, at: Date): boolean {
  const decided = db.sql.run(
    `UPDATE "PointEntry" SET "state" = ?, "points" = ?, "remark" = ?, "decidedBy" = ?, "decidedAt" = ?
     WHERE "id" = ? AND "state" = 'proposed'`,
    state,
    points ?? entry.points,
    remark,
    by,
    at,
    entry.id,
  )
  if (decided === 0) return false
  if (entry.complaintId !== null)
    record(db, {
      complaintId: entry.complaintId,
      personId: by,
      what: `timeline-points.${state}`,
      details: { entry: entry.id },
      at,
    })
  return true
}

export interface Deduction {
  brandId: number
  personId: number
  complaintId: number | null
  /** Below zero. */
  points: number
  remark: string
  month: string
}

/** Counts at once; it stands in no timeline, because it is between the two of them. @param key unique for what was said */
export const deduct = (db: Db, key: string, given: Deduction, by: number, at: Date): number =>
  db.sql.insert('PointEntry', {
    ...{ key: `person:${key}`, ...given, why: 'person', state: 'confirmed' },
    ...{ createdBy: by, createdAt: at, decidedBy: by, decidedAt: at },
  })
