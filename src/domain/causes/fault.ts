/** Whose fault a problem is: its department accepts, or disputes and somebody above decides (R000-031). Who owns it is another matter. */
import type { Db } from '../../store/store.js'
import type { Complaint, Problem } from '../complaints/complaint.js'
import { type Desk, settle } from '../complaints/settle.js'
import { record } from '../timeline.js'

type Step = 'asked' | 'disputed' | 'accepted' | 'decided'

/** The last that was said of it: `cards` counts the cards that asked about it so far. */
export interface FaultStanding {
  step: Step
  /** Asked for, named in the dispute, or responsible. */
  department: string
  personId: number
  person: string
  at: Date
  cards: number
}

const STEPS = `"complaintId" = ? AND "what" IN ('timeline-cause.asked', 'timeline-cause.disputed', 'timeline-cause.accepted', 'timeline-cause.decided')
  AND "details" ->> 'number' = ?`

/** Undefined while nothing was said. */
export function faultOf(db: Db, complaintId: number, number: number): FaultStanding | undefined {
  const row = db.sql.get<Omit<FaultStanding, 'at' | 'step'> & { what: string; at: string }>(
    `SELECT "what", "details" ->> 'department' AS "department", "personId", "Person"."name" AS "person", "at",
       (SELECT count(*) FROM "TimelineEntry" WHERE ${STEPS} AND "what" IN ('timeline-cause.asked', 'timeline-cause.disputed')) AS "cards"
     FROM "TimelineEntry" JOIN "Person" ON "Person"."id" = "personId" WHERE ${STEPS} ORDER BY "TimelineEntry"."id" DESC LIMIT 1`,
    ...[complaintId, number, complaintId, number],
  )
  if (!row) return undefined
  const { what, at, ...rest } = row
  return { ...rest, step: what.slice('timeline-cause.'.length) as Step, at: new Date(at) }
}

export interface FaultStep {
  complaint: Pick<Complaint, 'id'>
  problem: Pick<Problem, 'id' | 'number' | 'department'>
  department: { id: number; name: string }
  /** Person id. */
  by: number
  at: Date
}

/** A department is asked whether it accepts; nothing is settled by that. */
export const askFault = (db: Db, { complaint, problem, department, by: personId, at }: FaultStep): void =>
  record(db, {
    ...{ complaintId: complaint.id, personId, what: 'timeline-cause.asked', at },
    details: { number: problem.number, department: department.name },
  })

/** `from` says that it is the fault of another department. */
export const disputeFault = (
  db: Db,
  { complaint, problem, department, by: personId, at, from, why }: FaultStep & { from: string; why: string },
): void =>
  record(db, {
    ...{ complaintId: complaint.id, personId, what: 'timeline-cause.disputed', at },
    details: { number: problem.number, from, department: department.name, why },
  })

/** The department itself has `accepted`, or somebody above has `decided`. An acceptance after the decision only signs it. */
export function settleFault(db: Db, desk: Desk, step: FaultStep, how: 'accepted' | 'decided'): void {
  const { complaint, problem, department, by, at } = step
  db.sql.run(
    'UPDATE "Problem" SET "faultOfId" = ?, "faultBy" = ?, "faultAt" = ? WHERE "id" = ? AND "faultOfId" IS NOT ?',
    ...[department.id, by, at, problem.id, department.id],
  )
  const details = { number: problem.number, department: department.name }
  record(db, { complaintId: complaint.id, personId: by, what: `timeline-cause.${how}`, details, at })
  settle(db, desk, complaint.id, at)
}

/** A problem of which somebody has still to say something. */
export interface OpenFault extends Pick<FaultStanding, 'department' | 'personId'> {
  step: 'asked' | 'disputed'
  complaintId: number
  number: number
}

/** Those of a brand's open complaints, the earliest first. */
export const openFaults = (db: Db, brandId: number): OpenFault[] =>
  db.sql
    .all<Omit<OpenFault, 'step'> & { what: string }>(
      `SELECT "what", "complaintId", "details" ->> 'number' AS "number", "details" ->> 'department' AS "department", "personId"
       FROM "TimelineEntry" AS "last" JOIN "Complaint" ON "Complaint"."id" = "complaintId"
       WHERE "brandId" = ? AND "state" <> 'closed' AND "what" IN ('timeline-cause.asked', 'timeline-cause.disputed')
         AND NOT EXISTS (SELECT 1 FROM "TimelineEntry" AS "later" WHERE "later"."complaintId" = "last"."complaintId"
           AND "later"."id" > "last"."id" AND "later"."details" ->> 'number' = "last"."details" ->> 'number'
           AND "later"."what" IN ('timeline-cause.asked', 'timeline-cause.disputed', 'timeline-cause.accepted', 'timeline-cause.decided'))
       ORDER BY "last"."id"`,
      brandId,
    )
    .map(({ what, ...rest }) => ({ ...rest, step: what === 'timeline-cause.asked' ? 'asked' : 'disputed' }))
