/** Files that stand for a paper: the receipt of a claim, an agreement in writing. */
import type { Db } from '../../store/store.js'

/** The files stay what they are; they also show this. */
export interface Paper {
  complaintId: number
  claimId: number | null
  shows: 'receipt' | 'agreement'
}

/** The files of a message or album that were filed before it was known what they are. */
export function fileAs(db: Db, batch: string, { claimId, shows }: Paper): void {
  db.sql.run('UPDATE "Evidence" SET "claimId" = ?, "shows" = ? WHERE "batch" = ?', claimId, shows, batch)
}
