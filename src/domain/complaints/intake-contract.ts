/** Complaints by the number of a contract, as the customers' papers have it (R004-014). */
import type { Db } from '../../store/store.js'
import { containing } from '../like.js'
import { veiled } from '../secrecy/veil.js'
import type { Complaint } from './complaint.js'

export interface OfContract extends Pick<Complaint, 'code' | 'customer' | 'state'> {
  contract: string
}

/** The newest by a part of the number. */
export const complaintsOfContract = (db: Db, brandId: number, part: string, most: number): OfContract[] =>
  db.sql.all(
    String.raw`SELECT c."code", ${veiled('"Customer"."name"', 'c')} AS "customer", c."contract", c."state"
     FROM "Complaint" c JOIN "Customer" ON "Customer"."id" = c."customerId"
     WHERE c."brandId" = ? AND c."contract" LIKE ? ESCAPE '\' ORDER BY c."id" DESC LIMIT ?`,
    brandId,
    containing(part),
    most,
  )
