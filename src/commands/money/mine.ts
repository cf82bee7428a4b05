/** What of the money waits for the one who asks: the receipts of complaints that they keep, or somebody who is away and whose deputy they are. */
import { unreceivedOf } from '../../domain/money/claims.js'
import { keepsFor } from '../../domain/people/keepers.js'
import { policyOf } from '../../domain/policy/kept.js'
import { todayHere } from '../calendar-here.js'
import { type OfPerson, showing, type Waiting } from '../waiting.js'
import { claimSaid } from './said.js'

export function receiptsDue(context: OfPerson): Waiting[] {
  const { db, rules, brand, person } = context
  return unreceivedOf(db, brand.id, keepsFor(db, brand.id, person.id, todayHere(context)))
    .filter(({ complaintId }) => policyOf(db, rules, complaintId).money.receipt)
    .map((claim) => ({
      line: {
        key: 'money.receiptDue',
        values: { code: claim.code, customer: claim.customer, claim: claimSaid(claim) },
      },
      button: showing(claim.code),
    }))
}
