/** The reply sheet says what will be done: it is complete, and may be signed, as soon as every problem has its plan (R000-024, R000-028, R000-030). */
import type { Db } from '../../store/store.js'
import type { Complaint } from '../complaints/complaint.js'
import type { Policy } from '../policy/schema.js'

/** Every problem has its method and its day, and no plan waits for those above. */
export const isPlanned = (db: Db, { id }: Pick<Complaint, 'id'>): boolean =>
  db.sql.get(
    `SELECT 1 FROM "Problem" WHERE "complaintId" = ? AND ("plan" IS NULL OR "promisedDay" IS NULL)
     UNION ALL SELECT 1 FROM "Approval" WHERE "complaintId" = ? AND "kind" = 'plan' AND "state" = 'waiting'`,
    id,
    id,
  ) === undefined

/** The other sheet says what was done: it waits until all is solved. */
export const mayBeSigned = (
  db: Db,
  { sheet }: Pick<Policy, 'sheet'>,
  complaint: Pick<Complaint, 'id' | 'state'>,
): boolean =>
  complaint.state === 'verifying' || complaint.state === 'followup' || (sheet === 'reply' && isPlanned(db, complaint))
