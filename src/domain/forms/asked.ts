/** What the collection sheet wants to know of a home and its people, and which of it nobody has said yet (R000-020, R002-038). */
import type { Db } from '../../store/store.js'
import type { Complaint } from '../complaints/complaint.js'
import { fileWhole } from '../customers/customer.js'
import { policyOf } from '../policy/kept.js'
import type { Rules } from '../policy/rules.js'
import { record } from '../timeline.js'
import type { Asked } from './asked-names.js'

type Known = Record<Asked, string | null>

/** In the order of the policy; empty where it asks for nothing, or all is on file. */
export function unknownIn(db: Db, rules: Rules, { id }: Pick<Complaint, 'id'>): Asked[] {
  const { asks } = policyOf(db, rules, id).intake
  const known = asks.length > 0 && knownIn(db, id)
  return known ? asks.filter((one) => known[one] === null) : []
}

const SUPERVISOR = 'timeline-intake.supervisor'

const knownIn = (db: Db, complaintId: number): Known | undefined =>
  db.sql
    .all<Omit<Known, 'supervisor'>>(
      `SELECT "address", "area", "manager" FROM "Complaint" JOIN "Customer" ON "Customer"."id" = "customerId"
       WHERE "Complaint"."id" = ?`,
      complaintId,
    )
    .map((file) => ({ ...file, supervisor: supervisorOf(db, complaintId) }))[0]

/** A customer's file has no place for who supervises the site: the timelines of the customer's complaints tell, the last first. */
export const supervisorOf = (db: Db, complaintId: number): string | null =>
  db.sql.get<{ name: string }>(
    `SELECT "details" ->> 'name' AS "name" FROM "TimelineEntry" JOIN "Complaint" ON "Complaint"."id" = "complaintId"
     WHERE "customerId" = (SELECT "customerId" FROM "Complaint" WHERE "id" = ?) AND "what" = ?
     ORDER BY "TimelineEntry"."id" DESC LIMIT 1`,
    complaintId,
    SUPERVISOR,
  )?.name ?? null

export interface Telling {
  complaint: Complaint
  said: Partial<Record<Asked, string>>
  /** Person id. */
  by: number
  at: Date
}

/** The supervisor is the site's; everything else stands in the customer's file. */
export function fileAsked(db: Db, { complaint, said, by: personId, at }: Telling): void {
  const { id: complaintId, brandId, customer: name, phone } = complaint
  const { supervisor, ...details } = said
  fileWhole(db, brandId, { name, phone, ...details }, { by: personId, at })
  if (supervisor !== undefined)
    record(db, { complaintId, personId, what: SUPERVISOR, details: { name: supervisor }, at })
}
