/** What turns up at a customer's home: its types (R003-043 to R003-047), the complaint that it becomes, and who was called to it. */
import type { VisitKind } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import { COMPLAINTS, type Complaint } from '../complaints/complaint.js'
import { record } from '../timeline.js'

export const SITE_PROBLEMS = ['store', 'transport', 'installation', 'product', 'blocked', 'effect', 'missold'] as const
export type SiteProblem = (typeof SITE_PROBLEMS)[number]

/** They stay with the installation manager, whichever department has them (R003-044). */
const STAYING: readonly SiteProblem[] = ['transport', 'installation', 'product']

const FOUND = 'timeline-door.found'
const KNOWN = 'timeline-door.known'

/** The newest complaint about what happened on a visit, or for which it is made, that is still being handled. */
export const complaintOfVisit = (db: Db, visitId: number): Complaint | undefined =>
  db.sql.get(
    `${COMPLAINTS} WHERE ("Complaint"."visitId" = ? OR "Complaint"."id" = (SELECT "complaintId" FROM "Visit" WHERE "id" = ?))
       AND "state" NOT IN ('followup', 'closed') ORDER BY "Complaint"."id" DESC LIMIT 1`,
    ...[visitId, visitId],
  )

interface Finding {
  visitId: number
  complaint: Pick<Complaint, 'id' | 'code'>
  type?: SiteProblem
  /** The numbers of its problems. */
  problems: number[]
  /** Who is called to it, person ids. */
  people: number[]
}

interface Change {
  /** Person id. */
  by: number
  at: Date
}

/** The complaint is about this visit, unless it is about another one already. */
export const tieToVisit = (db: Db, complaintId: number, visitId: number): number =>
  db.sql.run('UPDATE "Complaint" SET "visitId" = coalesce("visitId", ?) WHERE "id" = ?', visitId, complaintId)

/** Ties the complaint to its visit, and tells both timelines. */
export function linkFinding(db: Db, { visitId, complaint, type, problems, people }: Finding, { by, at }: Change): void {
  tieToVisit(db, complaint.id, visitId)
  const visit = db.sql.get<{ code: string }>('SELECT "code" FROM "Visit" WHERE "id" = ?', visitId)
  const kind = type ?? 'none'
  record(db, { visitId, personId: by, what: 'timeline-door.problem', details: { code: complaint.code, kind }, at })
  const of = { problems: problems.map(String), people: people.map(String) }
  const details = { code: visit?.code ?? '', kind, ...of }
  record(db, { complaintId: complaint.id, personId: by, what: FOUND, details, at })
}

export interface Found extends Pick<Finding, 'type' | 'problems' | 'people'> {
  /** The visit's. */
  code: string
  visitKind: VisitKind
}

/** All that was found on site for this complaint, in its order. */
export function findingsOf(db: Db, complaintId: number): Found[] {
  const rows = db.sql.all<Pick<Found, 'code' | 'visitKind'> & { details: string }>(
    `SELECT v."code", v."kind" AS "visitKind", t."details" FROM "TimelineEntry" t
       JOIN "Complaint" c ON c."id" = t."complaintId"
       JOIN "Visit" v ON v."brandId" = c."brandId" AND v."code" = t."details" ->> 'code'
     WHERE t."complaintId" = ? AND t."what" = '${FOUND}' ORDER BY t."id"`,
    complaintId,
  )
  return rows.map(({ details, ...visit }) => {
    const { kind, problems = [], people = [] } = JSON.parse(details) as FoundDetails
    return {
      ...visit,
      type: kind === 'none' ? undefined : kind,
      problems: problems.map(Number),
      people: people.map(Number),
    }
  })
}

interface FoundDetails {
  kind: SiteProblem | 'none'
  problems?: string[]
  people?: string[]
}

/** The departments, row ids, for which this person signs because it stays with them. */
export function staysWith(db: Db, complaintId: number, personId: number): number[] {
  const own = findingsOf(db, complaintId).filter(
    ({ type, people }) => type !== undefined && STAYING.includes(type) && people.includes(personId),
  )
  if (own.length === 0) return []
  const rows = db.sql.all<{ id: number }>(
    `SELECT DISTINCT "departmentId" AS "id" FROM "Problem" WHERE "complaintId" = ?
       AND "number" IN (SELECT "value" FROM json_each(?))`,
    ...[complaintId, own.flatMap(({ problems }) => problems)],
  )
  return rows.map(({ id }) => id)
}

/** Whoever was called to it knows (R003-042); false when they were not, or somebody of them said so before. */
export function noteKnown(db: Db, complaintId: number, { by, at }: Change): boolean {
  const called = findingsOf(db, complaintId).some(({ people }) => people.includes(by))
  if (!called || knownBy(db, complaintId)) return false
  record(db, { complaintId, personId: by, what: KNOWN, at })
  return true
}

/** Who said so of all that was found until now; undefined while nobody did. */
export function knownBy(db: Db, complaintId: number): { person: string; at: Date } | undefined {
  const row = db.sql.get<{ person: string; at: string }>(
    `SELECT "Person"."name" AS "person", t."at" FROM "TimelineEntry" t JOIN "Person" ON "Person"."id" = t."personId"
     WHERE t."complaintId" = ? AND t."what" = '${KNOWN}' AND t."id" >
       (SELECT max("id") FROM "TimelineEntry" WHERE "complaintId" = t."complaintId" AND "what" = '${FOUND}')
     ORDER BY t."id" LIMIT 1`,
    complaintId,
  )
  return row && { person: row.person, at: new Date(row.at) }
}
