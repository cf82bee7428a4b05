/** Takes back what was asked for, while nobody has decided; only whoever asked may. */
import { NotAllowed, UserMistake } from '../../core/errors.js'
import { tapped } from '../../core/kinds/tapped.js'
import { text } from '../../core/posts/draft.js'
import { complaintById } from '../../domain/complaints/find.js'
import { withdrawClaim } from '../../domain/money/claim.js'
import { claimById } from '../../domain/money/claims.js'
import { withdrawnEdits } from '../approvals/card.js'
import { endIfComplete } from '../complaints/complete.js'
import { tell } from '../complaints/tell.js'
import { defineCommand, type StaffHere } from '../define.js'
import { answerEdit } from './answer.js'
import { claimSaid } from './said.js'

export default defineCommand({
  name: 'withdraw_claim',
  arguments: { claim: tapped<number>() },
  who: 'staff',
  where: ['work', 'management', 'direct'],
  hidden: true,
  async handle({ claim: id = 0 }, context: StaffHere) {
    const { db, person, now } = context
    const claim = claimById(db, id)
    const complaint = complaintById(db, claim.complaintId)
    if (!complaint) throw new Error(`claim ${id} without its complaint`)
    const values = { code: complaint.code, claim: claimSaid(claim) }
    if (claim.createdBy !== person.id)
      throw new NotAllowed({ key: 'money.notYourClaim', values: { person: claim.creator } })
    if (!withdrawClaim(db, context, { claimId: id, by: person.id, at: now }))
      throw new UserMistake({ key: 'money.decidedAlready', values })
    return [
      ...tell(context, complaint, text('money.withdrawn', values)),
      answerEdit(complaint, claim),
      ...withdrawnEdits(context, complaint),
      ...(await endIfComplete(context, complaint)),
    ]
  },
})
