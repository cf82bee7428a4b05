/** Complaints and visits of a brand that could be meant by a part of their code or of the customer's name. */
import type { Visit } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import { containing, endingWith } from '../like.js'
import { veiled } from '../secrecy/veil.js'

export interface ComplaintLine {
  code: string
  customer: string
  /** The first one. */
  problem: string
}

export interface VisitLine extends Pick<Visit, 'code' | 'kind' | 'day' | 'half' | 'time'> {
  customer: string
}

/** For whom and where: what waits for this person's signature goes before the rest, the thread's own case before everything. */
export interface Looking {
  brandId: number
  personId: number
  /** Complaint row id. */
  here: number | undefined
}

const OPEN = `"state" IN ('registered', 'routed', 'handling', 'verifying', 'followup')`
const CLOSED = `"state" = 'closed'`

const complaints = (state: string, first = '') => String.raw`
  SELECT "code", "customer",
    (SELECT ${veiled('"text"', 'found')} FROM "Problem" WHERE "complaintId" = found."id" ORDER BY "number" LIMIT 1) AS "problem"
  FROM (SELECT c."id", c."code", c."secret", ${veiled('k."name"', 'c')} AS "customer" FROM "Complaint" c JOIN "Customer" k ON k."id" = c."customerId"
  WHERE c."brandId" = ? AND c.${state} AND (c."code" LIKE ? ESCAPE '\' OR NOT c."secret" AND k."name" LIKE ? ESCAPE '\')
  ORDER BY c."id" = ? DESC, c."code" LIKE ? ESCAPE '\' DESC, ${first} c."id" DESC LIMIT ?) found`
const WAITS = `EXISTS (
    SELECT 1 FROM "Problem" WHERE "complaintId" = c."id" AND "state" = 'routed' AND "departmentId" IN (
      SELECT "departmentId" FROM "Liaison" WHERE "personId" = ? UNION SELECT "id" FROM "Department" WHERE "headId" = ?)
  ) DESC,`
const OPEN_COMPLAINTS = complaints(OPEN, WAITS)
/** Nobody's signature is waited for, and there are many. */
const CLOSED_COMPLAINTS = complaints(CLOSED)

export function complaintsLike(
  db: Db,
  { brandId, personId, here }: Looking,
  typed: string,
  most: number,
  { closed = false } = {},
): ComplaintLine[] {
  const part = containing(typed)
  const sought = [brandId, part, part, here, endingWith(typed)]
  if (closed) return db.sql.all(CLOSED_COMPLAINTS, ...sought, most)
  return db.sql.all(OPEN_COMPLAINTS, ...sought, personId, personId, most)
}

/** Those that can still be changed, the nearest to `today` ("yyyy-MM-dd") first. */
export function visitsLike(db: Db, brandId: number, typed: string, today: string, most: number): VisitLine[] {
  const part = containing(typed)
  return db.sql.all(
    String.raw`SELECT v."code", v."kind", v."day", v."half", v."time", k."name" AS "customer"
     FROM "Visit" v JOIN "Customer" k ON k."id" = v."customerId"
     WHERE v."brandId" = ? AND v."state" IN ('booked', 'drafted', 'confirmed', 'posted', 'stocked', 'underway') AND (v."code" LIKE ? ESCAPE '\' OR k."name" LIKE ? ESCAPE '\')
     ORDER BY v."code" LIKE ? ESCAPE '\' DESC, abs(julianday(v."day") - julianday(?)), v."id" LIMIT ?`,
    brandId,
    part,
    part,
    endingWith(typed),
    today,
    most,
  )
}
