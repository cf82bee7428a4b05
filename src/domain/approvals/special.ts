/** What the management decides on its own for one case: kept with the reason, and it changes nothing by itself (R000-036). */
import type { Db } from '../../store/store.js'
import { type Desk, settle } from '../complaints/settle.js'
import { record } from '../timeline.js'

export interface SpecialCase {
  complaintId: number
  decision: string
  why: string
  /** Person id. */
  by: number
  at: Date
}

export function decideSpecially(db: Db, desk: Desk, { complaintId, decision, why, by, at }: SpecialCase): void {
  record(db, { complaintId, personId: by, what: 'timeline-approval.special', details: { decision, why }, at })
  settle(db, desk, complaintId, at)
}
