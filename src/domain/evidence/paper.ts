/** Files that stand for a paper: the receipt of a claim, an agreement in writing, what the customer has signed. */
import type { Db } from '../../store/store.js'

/** Papers that belong to a complaint as a whole. */
const PAPERS_OF_CASE = ['agreement', 'consent'] as const
export type PaperOfCase = (typeof PAPERS_OF_CASE)[number]

export const isPaperOfCase = (shows: string): shows is PaperOfCase => PAPERS_OF_CASE.some((one) => one === shows)

/** The files stay what they are; they also show this. */
export interface Paper {
  complaintId: number
  claimId: number | null
  shows: 'receipt' | PaperOfCase
}

/** The files of a message or album that were filed before it was known what they are. */
export function fileAs(db: Db, batch: string, { claimId, shows }: Paper): void {
  db.sql.run('UPDATE "Evidence" SET "claimId" = ?, "shows" = ? WHERE "batch" = ?', claimId, shows, batch)
}
