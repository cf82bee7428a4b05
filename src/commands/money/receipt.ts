/** The customer has signed for what was approved: the photo of it is the receipt (R002-040). */
import { Ask, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { integer } from '../../core/kinds/integer.js'
import { photos } from '../../core/kinds/photos.js'
import { text } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { receiveClaim } from '../../domain/money/claim.js'
import { type Claim, claimsOf } from '../../domain/money/claims.js'
import { needsReceipt } from '../../domain/money/lacking.js'
import { endIfComplete } from '../complaints/complete.js'
import { closedLooks } from '../complaints/look.js'
import { meantComplaint } from '../complaints/meant.js'
import { tell } from '../complaints/tell.js'
import { defineCommand, type StaffHere } from '../define.js'
import { receiptKey } from '../evidence/receipt-key.js'
import { mayClaim } from './may-claim.js'
import { claimSaid } from './said.js'

export default defineCommand({
  name: 'receipt',
  arguments: {
    code: code().optional(),
    claim: { ...integer().optional(), shown: () => undefined },
    photos: photos().optional(),
  },
  who: 'staff',
  where: ['work', 'management', 'direct'],
  async handle(given, context: StaffHere) {
    const { db, person, now, key } = context
    const complaint = meantComplaint(context, given.code)
    mayClaim(context, complaint)
    const claim = claimMeant(context, complaint, given.claim)
    const values = { code: complaint.code, claim: claimSaid(claim) }
    if (given.photos === undefined) throw new Ask('photos', { key: 'money.sendReceipt', values })
    if (!receiveClaim(db, context, { claimId: claim.id, by: person.id, at: now }))
      throw new Error(`claim ${claim.id} changed while its receipt was filed`)
    const [answer, ...copies] = tell(context, complaint, text('money.received', values))
    return [
      { blocks: [], ...answer, key: receiptKey(claim.id, key) },
      ...copies,
      ...(await endIfComplete(context, complaint)),
      ...closedLooks(db, complaint.id),
    ]
  },
})

/** The one with the number, else the only one that waits for its receipt. @throws Ask for several, UserMistake for what was never approved. */
function claimMeant({ db }: StaffHere, { id, code }: Complaint, number: number | undefined): Claim {
  const all = claimsOf(db, id)
  const open = all.filter((claim) => needsReceipt(db, claim))
  const [only, ...more] = number === undefined ? open : all.filter((claim) => claim.number === number)
  if (only && more.length === 0) {
    if (open.includes(only)) return only
    const key = only.state === 'received' ? 'money.receivedAlready' : `money.noReceipt.${only.state}`
    throw new UserMistake({ key, values: { code, claim: claimSaid(only) } })
  }
  if (open.length === 0) throw new UserMistake({ key: 'money.nothingToReceive', values: { code } })
  const options = open.map((claim) => ({ label: claimSaid(claim), value: claim.number }))
  throw new Ask('claim', { key: 'money.whichReceived', values: { code } }, options)
}
