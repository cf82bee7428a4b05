/** The answer to whoever asks for money: with a way back until it is decided. */
import type { Draft, DraftBlock } from '../../core/posts/draft.js'
import { text } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import type { Claim } from '../../domain/money/claims.js'
import { claimSaid } from './said.js'

/** The files that come with the words it answers are filed by it. */
export const answerKey = ({ id }: Claim): string => `claim:${id}`

export const askedLine = ({ code }: Complaint, claim: Claim): DraftBlock =>
  text('money.asked', { code, claim: claimSaid(claim), department: claim.department })

/** Once it is decided there is nothing to take back. */
export const answerEdit = (complaint: Complaint, claim: Claim): Draft => ({
  edits: answerKey(claim),
  blocks: [askedLine(complaint, claim)],
})
