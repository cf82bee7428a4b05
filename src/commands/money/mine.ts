/** What of the money waits for the one who asks: the receipts of complaints that they keep. */
import type { Said } from '../../core/errors.js'
import { unreceivedOf } from '../../domain/money/claims.js'
import { policyOf } from '../../domain/policy/kept.js'
import type { StaffHere } from '../define.js'
import { claimSaid } from './said.js'

export const receiptsDue = ({ db, rules, brand, person }: StaffHere): Said[] =>
  unreceivedOf(db, brand.id, person.id)
    .filter(({ complaintId }) => policyOf(db, rules, complaintId).money.receipt)
    .map((claim) => ({
      key: 'money.receiptDue',
      values: { code: claim.code, customer: claim.customer, claim: claimSaid(claim) },
    }))
