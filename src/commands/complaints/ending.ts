/** What is said when a complaint ends: the line with what became of each problem; then nothing is left to press, and its threads are archived. */

import type { Said } from '../../core/errors.js'
import { type Draft, type DraftBlock, list } from '../../core/posts/draft.js'
import type { Released } from '../../domain/complaints/close.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { type ProblemTold, problemsTold } from '../../domain/complaints/story.js'
import { openUrges } from '../../domain/urging/open-urges.js'
import { withdrawnEdits } from '../approvals/card.js'
import type { StaffHere } from '../define.js'
import { pointCards } from '../points/card.js'
import { copyPosts } from '../signatures/copies.js'
import { sheetOver } from '../signatures/sheet.js'
import { urgesOver } from '../urging/card.js'
import { closedEdits } from './card.js'
import { threadLooks } from './look.js'
import { managementTold } from './management-told.js'
import { openingEdit } from './opening.js'
import { tell } from './tell.js'

/** @param complaint as it was before */
export async function endingPosts(
  context: StaffHere,
  complaint: Complaint,
  line: DraftBlock,
  released: Released[],
): Promise<Draft[]> {
  const { db } = context
  const outcomes = (await problemsTold(db, complaint.id)).map(outcomeOf)
  return [
    ...tell(context, complaint, line, list(outcomes)),
    ...managementTold(context, complaint, line),
    openingEdit(db, { ...complaint, state: 'closed' }),
    ...sheetOver(context, complaint),
    ...urgesOver(db, complaint, openUrges(db, complaint.id)),
    ...(await copyPosts(context, complaint, 'closed')),
    ...released.flatMap((one) => closedEdits(db, complaint, one)),
    ...withdrawnEdits(context, complaint),
    ...threadLooks(db, complaint),
    ...(await pointCards(context, complaint)),
  ]
}

/** Nothing waits any more. */
const reached = (state: string): string => (state === 'routed' ? 'closing.unsigned' : `problem.state.${state}`)

/** What was done, else what its department meant to do, else how far it came. */
function outcomeOf({ number, text, department, state, plan, promisedDay, solution }: ProblemTold): Said {
  const values = { number, text, department: department.name }
  if (solution !== null) return { key: 'closing.solved', values: { ...values, solution } }
  if (plan === null || promisedDay === null)
    return { key: 'closing.problem', values: { ...values, state: { key: reached(state) } } }
  return { key: 'closing.planned', values: { ...values, plan, date: { day: promisedDay } } }
}
