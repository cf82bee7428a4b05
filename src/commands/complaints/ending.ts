/** What is said when a complaint ends: the line, then nothing is left to press, then its threads are archived. */
import type { Draft, DraftBlock } from '../../core/draft.js'
import type { Released } from '../../domain/complaints/close.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import type { StaffHere } from '../define.js'
import { closedEdits } from './card.js'
import { threadLooks } from './look.js'
import { openingEdit } from './opening.js'
import { tell } from './tell.js'

/** @param complaint as it was before */
export function endingPosts(context: StaffHere, complaint: Complaint, line: DraftBlock, released: Released[]): Draft[] {
  const { db } = context
  return [
    ...tell(context, complaint, line),
    openingEdit(db, { ...complaint, state: 'closed' }),
    ...released.flatMap((one) => closedEdits(db, complaint, one)),
    ...threadLooks(db, complaint),
  ]
}
