/** Points that the rules propose: for each missed deadline, and for each case that is closed; each of them once (R004-034, R004-037). */
import type { Db } from '../../store/store.js'
import { localDayOf } from '../calendar/local-day.js'
import type { Severity } from '../complaints/complaint.js'
import { keepersOf } from '../people/keepers.js'
import type { Policy } from '../policy/schema.js'

export interface Proposing {
  /** That of the case. */
  policy: Policy
  /** Of the brand: a month ends there. */
  zone: string
  complaintId: number
  at: Date
}

interface Missed {
  id: number
  brandId: number
  departmentId: number | null
  /** Who took the case. */
  createdBy: number | null
  breachedAt: string
}

const MISSED = `SELECT "Clock"."id", "brandId", "departmentId", "createdBy", "breachedAt"
  FROM "Clock" JOIN "Complaint" ON "Complaint"."id" = "complaintId" WHERE "complaintId" = ? AND "breachedAt" IS NOT NULL AND "kind" <> 'approve'
    AND NOT EXISTS (SELECT 1 FROM "PointEntry" WHERE "key" = 'late:' || "Clock"."id")`

/** Against the department that missed a deadline, else against whoever keeps the case; those above who decide too late are not counted. */
export function proposeLate(db: Db, { policy, zone, complaintId, at }: Proposing): void {
  const late = policy.points?.late ?? 0
  if (late === 0) return
  for (const { id, brandId, departmentId, createdBy, breachedAt } of db.sql.all<Missed>(MISSED, complaintId)) {
    const [keeper] = keepersOf(db, brandId, createdBy)
    if (departmentId === null && !keeper) continue
    const against = departmentId === null ? { personId: keeper?.id } : { departmentId }
    const month = monthOf(new Date(breachedAt), zone)
    const counted = { ...against, points: -late, why: 'late', month, createdAt: at }
    db.sql.insert('PointEntry', { key: `late:${id}`, brandId, complaintId, ...counted })
  }
}

/** Against every department that is responsible for a problem, its owner where that was never settled; nothing for a misunderstanding (R004-080). */
export function proposeForCase(db: Db, { policy, zone, complaintId, at }: Proposing): void {
  const complaint = db.sql.get<{ brandId: number; severity: Severity; outcome: string | null }>(
    'SELECT "brandId", "severity", "outcome" FROM "Complaint" WHERE "id" = ?',
    complaintId,
  )
  const points = complaint && policy.points?.[complaint.severity]
  if (!points || complaint.outcome === 'misunderstanding') return
  const responsible = db.sql.all<{ id: number }>(
    `SELECT DISTINCT coalesce("faultOfId", "departmentId") AS "id" FROM "Problem" WHERE "complaintId" = ?
       AND NOT EXISTS (SELECT 1 FROM "PointEntry" WHERE "key" = 'case:' || "complaintId" || ':' || coalesce("faultOfId", "departmentId"))`,
    complaintId,
  )
  for (const { id: departmentId } of responsible) {
    const counted = { points: -points, why: 'case', month: monthOf(at, zone), createdAt: at }
    db.sql.insert('PointEntry', {
      key: `case:${complaintId}:${departmentId}`,
      brandId: complaint.brandId,
      complaintId,
      departmentId,
      ...counted,
    })
  }
}

const monthOf = (instant: Date, zone: string): string => localDayOf(instant, zone).slice(0, 7)
