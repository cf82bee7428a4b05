/** Something worth knowing about a complaint, in its timeline. */
import type { Db } from '../../store/store.js'
import { record } from '../timeline.js'

/** @param by person id */
export const noteDown = (db: Db, complaintId: number, note: string, by: number, at: Date): void =>
  record(db, { complaintId, personId: by, what: 'timeline-handling.noted', details: { note }, at })
