/** Whose fault the problems of a month were, as far as it is signed; what is not, is open (R000-034). */
import type { Db } from '../../store/store.js'
import type { ComplaintState } from '../complaints/state.js'
import { policyOf } from '../policy/kept.js'
import type { Rules } from '../policy/rules.js'
import { isOfDepartment } from '../signatures/boxes.js'
import { mayBeSigned } from '../signatures/reply.js'
import type { Period } from './period.js'

export interface FaultLine {
  code: string
  number: number
  department: string
  signed: boolean
}

interface Row extends Omit<FaultLine, 'signed'> {
  id: number
  state: ComplaintState
  /** Something was said of whose fault it is. */
  said: 0 | 1
  signed: 0 | 1
}

/**
 * The problems of complaints taken down in the month for which somebody has to sign: it was asked or settled whose fault
 * they are, or their department has a box on a sheet that is ready. Signed is what a department has accepted, or what
 * stands on a sheet of this round that it has signed.
 */
export const faultLinesOf = (db: Db, rules: Rules, brandId: number, { from, to }: Period): FaultLine[] =>
  db.sql
    .all<Row>(LINES, brandId, from, to)
    .filter((row) => row.said || row.signed || hasBox(db, rules, row))
    .map(({ code, number, department, signed }) => ({ code, number, department, signed: signed === 1 }))

function hasBox(db: Db, rules: Rules, complaint: Pick<Row, 'id' | 'state'>): boolean {
  const policy = policyOf(db, rules, complaint.id)
  if (!policy.signatures.some(({ by }) => isOfDepartment(by))) return false
  return complaint.state === 'closed' || mayBeSigned(db, policy, complaint)
}

/** The department that is responsible, else the one that was named last, else the one that has the problem. */
const LINES = `SELECT "Complaint"."id", "code", "Complaint"."state", "Problem"."number", "said"."id" IS NOT NULL AS "said",
    coalesce("Guilty"."name", "said"."details" ->> 'department', "Owner"."name") AS "department",
    coalesce("said"."what" = 'timeline-cause.accepted', 0) OR EXISTS (SELECT 1 FROM "Signature"
      WHERE "Signature"."complaintId" = "Complaint"."id" AND "Signature"."round" = "Complaint"."round"
        AND "box" LIKE '%\u00b7' || coalesce("Guilty"."name", "Owner"."name")) AS "signed"
  FROM "Complaint" JOIN "Problem" ON "Problem"."complaintId" = "Complaint"."id"
  JOIN "Department" AS "Owner" ON "Owner"."id" = "Problem"."departmentId"
  LEFT JOIN "Department" AS "Guilty" ON "Guilty"."id" = "Problem"."faultOfId"
  LEFT JOIN "TimelineEntry" AS "said" ON "said"."id" = (SELECT max("id") FROM "TimelineEntry"
    WHERE "complaintId" = "Complaint"."id" AND "details" ->> 'number' = "Problem"."number"
      AND "what" IN ('timeline-cause.asked', 'timeline-cause.disputed', 'timeline-cause.accepted', 'timeline-cause.decided'))
  WHERE "Complaint"."brandId" = ? AND "Complaint"."createdAt" >= ? AND "Complaint"."createdAt" < ?
  ORDER BY "Complaint"."id", "Problem"."number"`
