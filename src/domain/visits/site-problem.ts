/** What turns up at a customer's home: its types (R003-043 to R003-047), and the complaint that it becomes. */
import type { Db } from '../../store/store.js'
import { COMPLAINTS, type Complaint } from '../complaints/complaint.js'
import { record } from '../timeline.js'

export const SITE_PROBLEMS = ['store', 'transport', 'installation', 'product', 'blocked', 'effect', 'missold'] as const
export type SiteProblem = (typeof SITE_PROBLEMS)[number]

/** The newest complaint about what happened on a visit, or for which it is made, that is still being handled. */
export const complaintOfVisit = (db: Db, visitId: number): Complaint | undefined =>
  db.sql.get(
    `${COMPLAINTS} WHERE ("Complaint"."visitId" = ? OR "Complaint"."id" = (SELECT "complaintId" FROM "Visit" WHERE "id" = ?))
       AND "state" NOT IN ('followup', 'closed') ORDER BY "Complaint"."id" DESC LIMIT 1`,
    ...[visitId, visitId],
  )

export interface Finding {
  visitId: number
  complaint: Pick<Complaint, 'id' | 'code'>
  type?: SiteProblem
  /** Person id. */
  by: number
  at: Date
}

/** Ties the complaint to its visit, and tells both timelines. */
export function linkFinding(db: Db, { visitId, complaint, type, by, at }: Finding): void {
  db.sql.run('UPDATE "Complaint" SET "visitId" = coalesce("visitId", ?) WHERE "id" = ?', visitId, complaint.id)
  const visit = db.sql.get<{ code: string }>('SELECT "code" FROM "Visit" WHERE "id" = ?', visitId)
  const kind = type ?? 'none'
  record(db, { visitId, personId: by, what: 'timeline-door.problem', details: { code: complaint.code, kind }, at })
  const details = { code: visit?.code ?? '', kind }
  record(db, { complaintId: complaint.id, personId: by, what: 'timeline-door.found', details, at })
}
