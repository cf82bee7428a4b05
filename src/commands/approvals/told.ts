/** What waits for approval and what became of it, for those who look. */
import type { Said } from '../../core/errors.js'
import { type DraftBlock, list } from '../../core/posts/draft.js'
import { approversOf } from '../../domain/approvals/approvers.js'
import { type Approval, approvalsOfRound, decisionsOf, waitingInBrand } from '../../domain/approvals/find.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { namesSaid, whatSaid } from './asked.js'
import { doneSaid } from './card.js'
import { lineOf, ownOf } from './meant.js'

/** Everything that waits for the word of somebody. */
export const approvalsOf = (context: StaffHere, personId: number): Said[] =>
  ownOf(context, waitingInBrand(context.db, context.brand.id), personId).map(lineOf)

/** The approvals of the present round, each with the decisions so far and whom it waits for. */
export function approvalStory(context: StaffHere, { id, round }: Complaint): DraftBlock[] {
  const lines = approvalsOfRound(context.db, id, round).map((approval) => storyLine(context, approval))
  return lines.length > 0 ? [list(lines, { key: 'approval.story.title' })] : []
}

function storyLine(context: StaffHere, approval: Approval): Said {
  const { db } = context
  const done = decisionsOf(db, approval.id).map((decision) => doneSaid(approval, decision))
  const waits = approval.state === 'waiting' && {
    key: 'approval.story.waits',
    values: { people: namesSaid(approversOf(db, approval, todayHere(context))) },
  }
  return { key: 'approval.story.line', values: { what: whatSaid(approval), steps: waits ? [...done, waits] : done } }
}
