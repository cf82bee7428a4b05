/** What is said when money is asked for: the answer with its way back, and the card to whoever approves it. */
import { choices, type Draft } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import type { Asked } from '../../domain/money/claim.js'
import { askCards } from '../approvals/card.js'
import { tell } from '../complaints/tell.js'
import type { StaffHere } from '../define.js'
import { answerKey, askedLine } from './answer.js'
import withdraw from './withdraw.js'

export function claimPosts(context: StaffHere, complaint: Complaint, { claim, approvalId }: Asked): Draft[] {
  const line = askedLine(complaint, claim)
  const does = { command: withdraw.name, given: { claim: claim.id } }
  const [answer, ...copies] = tell(context, complaint, line)
  return [
    { ...answer, key: answerKey(claim), blocks: [line, choices([{ label: { key: 'money.withdraw' }, does }])] },
    ...copies,
    ...askCards(context, complaint, approvalId),
  ]
}
