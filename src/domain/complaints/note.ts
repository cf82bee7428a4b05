/** Something worth knowing about a complaint, in its timeline. */
import type { Db } from '../../store/store.js'
import { record } from '../timeline.js'
import { heardFrom } from './heard.js'
import { type Desk, settle } from './settle.js'

/** @param by person id */
export function noteDown(db: Db, desk: Desk, complaintId: number, note: string, by: number, at: Date): void {
  record(db, { complaintId, personId: by, what: 'timeline-handling.noted', details: { note }, at })
  heardFrom(db, desk, complaintId, by, at)
  settle(db, desk, complaintId, at)
}
