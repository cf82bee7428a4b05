/** A complaint is made secret, or is not any more; what is read of it then carries no words (veil.ts) (R004-040). */
import type { Db } from '../../store/store.js'
import type { Complaint } from '../complaints/complaint.js'
import { type Desk, settle } from '../complaints/settle.js'
import { record } from '../timeline.js'

export interface Hiding {
  complaint: Pick<Complaint, 'id'>
  secret: boolean
  /** Person id. */
  by: number
  at: Date
}

const HIDDEN = 'timeline-secrecy.secret'

/** False when it is so already. */
export function setSecret(db: Db, desk: Desk, { complaint: { id }, secret, by, at }: Hiding): boolean {
  const changed = db.sql.run('UPDATE "Complaint" SET "secret" = ? WHERE "id" = ? AND "secret" <> ?', secret, id, secret)
  if (changed === 0) return false
  const what = secret ? HIDDEN : 'timeline-secrecy.open'
  record(db, { complaintId: id, personId: by, what, at })
  settle(db, desk, id, at)
  return true
}

/** Who made it secret last, person id: they may undo what they did. */
export const hiddenBy = (db: Db, complaintId: number): number | undefined =>
  db.sql.get<{ personId: number }>(
    'SELECT "personId" FROM "TimelineEntry" WHERE "complaintId" = ? AND "what" = ? ORDER BY "id" DESC LIMIT 1',
    complaintId,
    HIDDEN,
  )?.personId
