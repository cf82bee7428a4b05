/** What of the money stands in the way of closing: what nobody has decided, and what nobody has signed for (R002-040). */
import type { Db } from '../../store/store.js'
import type { Check } from '../complaints/lack.js'
import { type Claim, claimsOf } from './claims.js'

export const moneyLacking: Check = (db, { money }, { id }) =>
  claimsOf(db, id).flatMap((claim) => {
    const { number, kind, fen, state } = claim
    const details = { number, kind, yuan: fen / 100 }
    if (state === 'waiting') return { what: 'claim', details, always: true as const }
    return money.receipt && needsReceipt(db, claim) ? { what: 'receipt', details, always: true as const } : []
  })

/** Approved, and no photo of it yet, or none that could be stored. */
export function needsReceipt(db: Db, { id, state }: Claim): boolean {
  if (state !== 'received') return state === 'approved'
  const files = db.sql.all<{ state: string }>(
    'SELECT "File"."state" FROM "Evidence" JOIN "File" ON "File"."id" = "fileId" WHERE "claimId" = ?',
    id,
  )
  return files.length > 0 && files.every((file) => file.state === 'refused')
}
