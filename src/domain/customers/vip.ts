/** Customers whom the dealer marks as VIP: their complaints begin one level higher where the policy says so (R001-042). */
import type { Db } from '../../store/store.js'
import type { Severity } from '../complaints/complaint.js'
import type { Policy } from '../policy/schema.js'

const isVip = (db: Db, customerId: number): boolean =>
  db.sql.get('SELECT 1 FROM "Customer" WHERE "id" = ? AND "vip"', customerId) !== undefined

/** Whether the customer of this complaint is one now. */
export const isOfVip = (db: Db, complaintId: number): boolean =>
  db.sql.get(
    'SELECT 1 FROM "Complaint" c JOIN "Customer" ON "Customer"."id" = "customerId" WHERE c."id" = ? AND "vip"',
    complaintId,
  ) !== undefined

export const firstSeverity = (db: Db, { severity }: Policy, customerId: number): Severity =>
  severity.vip && isVip(db, customerId) ? 'major' : 'ordinary'
