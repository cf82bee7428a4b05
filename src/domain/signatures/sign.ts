/** Somebody signs boxes of the handling sheet: each once a round. */
import type { Db } from '../../store/store.js'
import type { Complaint } from '../complaints/complaint.js'
import { type Desk, settle } from '../complaints/settle.js'
import { record } from '../timeline.js'
import type { Box } from './boxes.js'

export interface Signing {
  complaint: Complaint
  boxes: Box[]
  remark?: string
  /** Person id. */
  by: number
  gesture: string
  at: Date
}

/** The names of the boxes that were signed now; those that somebody signed before are left out. */
export function signBoxes(db: Db, desk: Desk, { complaint, boxes, remark, by, gesture, at }: Signing): string[] {
  const { id: complaintId, round } = complaint
  const signed = boxes.flatMap(({ name: box }) =>
    db.sql.insertNew('Signature', { complaintId, round, box, personId: by, remark, gesture, at }) ? [box] : [],
  )
  for (const box of signed) {
    const what = remark === undefined ? 'timeline-signing.signed' : 'timeline-signing.signedSaid'
    record(db, { complaintId, personId: by, what, details: { box, ...(remark !== undefined && { said: remark }) }, at })
  }
  if (signed.length > 0) settle(db, desk, complaintId, at)
  return signed
}
