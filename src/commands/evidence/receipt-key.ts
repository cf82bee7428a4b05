/** The key of the line that says that a customer has received what was approved: the files that came with it are the receipt. */
import type { Draft } from '../../core/posts/draft.js'
import type { Paper } from '../../domain/evidence/paper.js'
import { receiptOf } from '../../domain/money/receipt.js'
import type { Db } from '../../store/store.js'

/** @param event the key of what is being handled: a receipt may be sent again */
export const receiptKey = (claimId: number, event: string): string => `receipt:${claimId}:${event}`

const KEY = /^receipt:(\d+):/

/** What the drafts make of the files that came with the words they answer. */
export function receiptIn(db: Db, drafts: readonly Draft[]): Paper | undefined {
  const [claimId] = drafts.flatMap(({ key = '' }) => KEY.exec(key)?.[1] ?? [])
  return claimId === undefined ? undefined : receiptOf(db, Number(claimId))
}
