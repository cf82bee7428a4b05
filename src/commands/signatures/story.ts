/** What /show says of the handling sheet: who has signed, and who has still to. */
import { type DraftBlock, list } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { policyOf } from '../../domain/policy/kept.js'
import { boxesOf } from '../../domain/signatures/boxes.js'
import { mayBeSigned } from '../../domain/signatures/reply.js'
import type { StaffHere } from '../define.js'
import { boxSaid } from './sheet.js'

/** Nothing while there is nothing to sign yet. */
export function signatureStory(context: StaffHere, complaint: Complaint): DraftBlock[] {
  const { db, rules } = context
  const policy = policyOf(db, rules, complaint.id)
  if (complaint.state !== 'closed' && !mayBeSigned(db, policy, complaint)) return []
  const boxes = boxesOf(db, policy, complaint)
  const told = complaint.state === 'closed' ? boxes.filter(({ signature }) => signature) : boxes
  return told.length === 0
    ? []
    : [
        list(
          told.map((box) => boxSaid(context, complaint, box)),
          { key: 'signing.label' },
        ),
      ]
}
