/** What is open of a brand: each complaint once for every department that still has work in it (R002-008, R002-012, R002-013). */
import type { Db } from '../../store/store.js'
import type { Severity } from '../complaints/complaint.js'
import { veiled } from '../secrecy/veil.js'

export interface Waiting {
  code: string
  customer: string
  severity: Severity
  isPartner: boolean
  /** Null where every problem is solved: then it waits for whoever keeps it. */
  departmentId: number | null
  /** Person id of who took it down. */
  createdBy: number | null
  /** The next deadline, of the department or of the whole complaint. */
  clock: { kind: string; problem: number | null; dueAt: Date } | undefined
  /** It is paused. */
  isHeld: boolean
}

/** All of it where nothing is named. */
export interface Asked {
  departmentIds?: number[]
  isPartner?: boolean
}

interface Row extends Pick<Waiting, 'code' | 'customer' | 'severity' | 'departmentId' | 'createdBy'> {
  partner: 0 | 1
  kind: string | null
  problem: number | null
  dueAt: string | null
  held: 0 | 1
}

/** The oldest first. */
export const waitingIn = (db: Db, brandId: number, { departmentIds, isPartner }: Asked): Waiting[] =>
  db.sql
    .all<Row>(OPEN, brandId)
    .filter(({ departmentId }) => !departmentIds || (departmentId !== null && departmentIds.includes(departmentId)))
    .filter(({ partner }) => isPartner === undefined || isPartner === (partner === 1))
    .map(({ partner, held, kind, problem, dueAt, ...row }) => ({
      ...row,
      isPartner: partner === 1,
      isHeld: held === 1,
      clock: kind === null || dueAt === null ? undefined : { kind, problem, dueAt: new Date(dueAt) },
    }))

/** A deadline that a pause holds is not late. */
export const isLate = ({ clock, isHeld }: Waiting, now: Date): boolean =>
  clock !== undefined && !isHeld && clock.dueAt < now

const OPEN_STATES = `('registered', 'routed', 'handling', 'verifying', 'followup')`

/** The states are named so that the index leads to them past all that are closed. */
const OPEN = `SELECT w.*, k."kind", k."dueAt", kp."number" AS "problem" FROM (
    SELECT c."id", c."code", ${veiled('"Customer"."name"', 'c')} AS "customer", c."severity", c."partner",
      p."departmentId", c."createdBy",
      EXISTS (SELECT 1 FROM "Pause" WHERE "complaintId" = c."id" AND "toAt" IS NULL) AS "held",
      (SELECT n."id" FROM "Clock" n LEFT JOIN "Problem" np ON np."id" = n."problemId"
       WHERE n."complaintId" = c."id" AND n."stoppedAt" IS NULL
         AND coalesce(n."departmentId", np."departmentId", p."departmentId") IS p."departmentId"
       ORDER BY n."dueAt", n."id" LIMIT 1) AS "clockId"
    FROM "Complaint" c JOIN "Customer" ON "Customer"."id" = c."customerId"
    LEFT JOIN "Problem" p ON p."complaintId" = c."id" AND p."state" NOT IN ('solved', 'signed')
    WHERE c."brandId" = ? AND c."state" IN ${OPEN_STATES}
    GROUP BY c."id", p."departmentId"
  ) w LEFT JOIN "Clock" k ON k."id" = "clockId" LEFT JOIN "Problem" kp ON kp."id" = k."problemId"
  ORDER BY w."id", w."departmentId"`
