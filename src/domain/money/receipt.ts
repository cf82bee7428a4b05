/** The photo that shows what a customer has received and signed for (R002-040). */
import type { Db } from '../../store/store.js'

/** Its files stay what they are; they also show that this claim was received. */
export interface Receipt {
  complaintId: number
  claimId: number
  shows: 'receipt'
}

export function receiptOf(db: Db, claimId: number): Receipt | undefined {
  const claim = db.sql.get<{ complaintId: number }>('SELECT "complaintId" FROM "Claim" WHERE "id" = ?', claimId)
  return claim && { ...claim, claimId, shows: 'receipt' }
}

/** The files of a message or album that were filed before it was known what they are. */
export function fileAsReceipt(db: Db, batch: string, { claimId, shows }: Receipt): void {
  db.sql.run('UPDATE "Evidence" SET "claimId" = ?, "shows" = ? WHERE "batch" = ?', claimId, shows, batch)
}

/** Files that could not be stored show nothing: another one takes their place. */
export function forgetRefused(db: Db, claimId: number): void {
  db.sql.run(
    `UPDATE "Evidence" SET "claimId" = NULL, "shows" = NULL WHERE "claimId" = ?
     AND "fileId" IN (SELECT "id" FROM "File" WHERE "state" = 'refused')`,
    claimId,
  )
}
