/** Moves a problem to another department, and says so wherever it is asked about. */
import { type Draft, type DraftBlock, text } from '../../core/posts/draft.js'
import type { Card } from '../../domain/complaints/card.js'
import type { Complaint, Problem } from '../../domain/complaints/complaint.js'
import { moveProblem } from '../../domain/complaints/move-problem.js'
import type { DepartmentRow } from '../../domain/people/department.js'
import type { StaffHere } from '../define.js'
import { cardPosts, movedEdits, waitingEdits } from './card.js'
import { threadLooks } from './look.js'
import { openingEdit } from './opening.js'
import { tell } from './tell.js'

/** The first post is the answer; undefined when the work on it has begun meanwhile. */
export async function moveTo(
  context: StaffHere,
  complaint: Complaint,
  problem: Problem,
  to: DepartmentRow,
  callBy?: Date,
): Promise<Draft[] | undefined> {
  const { db, brand, rules, person, now } = context
  const moved = await moveProblem(db, rules, { brand, complaint, problem, to, callBy, by: person.id, at: now })
  if (!moved) return undefined
  const old = { id: problem.departmentId, name: problem.department }
  const line = text('problem.moved', { code: complaint.code, number: problem.number, from: old.name, to: to.name })
  return [
    ...tell(context, complaint, line, ...until(old.name, moved.card), ...promised(moved.card)),
    openingEdit(db, complaint),
    ...(moved.waiting ? waitingEdits(context, complaint, moved.waiting) : []),
    ...(moved.voided ? movedEdits(db, complaint, { ...old, ...moved.voided }, to.name) : []),
    ...cardPosts(context, complaint, moved.card),
    ...threadLooks(db, complaint),
  ]
}

/** What was promised to the customer goes with the problem. */
const promised = ({ callBy }: Card): DraftBlock[] => (callBy ? [text('triage.call', { due: { instant: callBy } })] : [])

/** The old owner does not let go before the new one has signed (R002-050); while the complaint is paused nobody knows when. */
function until(from: string, { department: to, clock, held }: Card): DraftBlock[] {
  return held ? [] : [text('problem.movedUntil', { from, to, due: { instant: clock.dueAt } })]
}
