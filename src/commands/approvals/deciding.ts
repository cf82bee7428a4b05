/** One decision of somebody who was asked, and everything that is said of it: the card, whoever is asked next, and in the end what comes of it. */
import { UserMistake } from '../../core/errors.js'
import type { Draft } from '../../core/posts/draft.js'
import { type Deciding, decide } from '../../domain/approvals/approval.js'
import { type Approval, decisionsOf } from '../../domain/approvals/find.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { complaintById } from '../../domain/complaints/find.js'
import { endIfComplete } from '../complaints/complete.js'
import { quietedRings } from '../complaints/quieted.js'
import type { StaffHere } from '../define.js'
import { askCards, decidedEdits, decidedSaid } from './card.js'
import { subjectOf } from './subjects.js'

/** @param approval as it was before */
export async function decided(
  here: StaffHere,
  approval: Approval,
  decision: Pick<Deciding, 'what' | 'words' | 'details'>,
): Promise<Draft[]> {
  const { db, person, gesture, now } = here
  const { id: approvalId, step } = approval
  const complaint = complaintById(db, approval.complaintId) as Complaint
  const outcome = decide(db, here, { approvalId, personId: person.id, gesture, at: now, ...decision })
  const told = decisionsOf(db, approvalId).find((one) => one.step === step)
  if (!outcome || !told) throw new UserMistake({ key: 'core.buttonStale' })
  const { what, words } = decision
  const ended =
    outcome.kind === 'next'
      ? [...answer(here, approval, told), ...askCards(here, complaint, approvalId)]
      : await subjectOf(approval).ended(here, { complaint, approval, outcome: outcome.kind, what, words })
  const edits = [...decidedEdits(here, approval, told), ...quietedRings(here, complaint)]
  // A claim that is decided may have been the last thing that was lacking.
  return [...ended, ...edits, ...(await endIfComplete(here, complaint))]
}

/** The edited card is the answer to a tap; who typed gets a line. */
const answer = ({ gesture }: StaffHere, approval: Approval, told: Parameters<typeof decidedSaid>[1]): Draft[] =>
  gesture === 'button' ? [] : [{ blocks: [{ kind: 'text', said: decidedSaid(approval, told) }] }]
