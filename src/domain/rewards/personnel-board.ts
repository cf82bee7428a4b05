/** Cases that go before the personnel board, because they were handled so badly that they cost something: each once (R002-057). */

import type { Db } from '../../store/store.js'
import type { Desk } from '../complaints/settle.js'
import { settle } from '../complaints/settle.js'
import type { Period } from '../reports/period.js'
import { record } from '../timeline.js'

/** False when it is before the board already. Why, the timeline keeps and does not say: everybody may read it. @param by person id */
export function putBeforeBoard(
  db: Db,
  desk: Desk,
  complaintId: number,
  { reason, by, at }: { reason: string; by: number; at: Date },
): boolean {
  const put = db.sql.run('UPDATE "Complaint" SET "boardAt" = ? WHERE "id" = ? AND "boardAt" IS NULL', at, complaintId)
  if (put === 0) return false
  record(db, { complaintId, personId: by, what: 'timeline-reward.board', details: { reason }, at })
  settle(db, desk, complaintId, at)
  return true
}

/** The codes of those that were put before it in a month, the first first. */
export const boardCasesIn = (db: Db, brandId: number, { from, to }: Period): string[] =>
  db.sql
    .all<{ code: string }>(
      'SELECT "code" FROM "Complaint" WHERE "brandId" = ? AND "boardAt" >= ? AND "boardAt" < ? ORDER BY "boardAt", "id"',
      ...[brandId, from, to],
    )
    .map(({ code }) => code)
