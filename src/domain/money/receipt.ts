/** The photo that shows what a customer has received and signed for (R002-040). */
import type { Db } from '../../store/store.js'
import type { Paper } from '../evidence/paper.js'

export function receiptOf(db: Db, claimId: number): Paper | undefined {
  const claim = db.sql.get<{ complaintId: number }>('SELECT "complaintId" FROM "Claim" WHERE "id" = ?', claimId)
  return claim && { ...claim, claimId, shows: 'receipt' }
}

/** Files that could not be stored show nothing: another one takes their place. */
export function forgetRefused(db: Db, claimId: number): void {
  db.sql.run(
    `UPDATE "Evidence" SET "claimId" = NULL, "shows" = NULL WHERE "claimId" = ?
     AND "fileId" IN (SELECT "id" FROM "File" WHERE "state" = 'refused')`,
    claimId,
  )
}
