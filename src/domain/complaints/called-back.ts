/** Whether the customer was called back in this round, and is satisfied: then only what a complaint lacks keeps it open. */
import type { Db } from '../../store/store.js'
import type { Complaint } from './complaint.js'

export const isCalledBack = (db: Db, { id, round }: Pick<Complaint, 'id' | 'round'>): boolean =>
  db.sql.get('SELECT 1 FROM "FollowUp" WHERE "complaintId" = ? AND "round" = ? AND "satisfied"', id, round) !==
  undefined
