/** What waits for the word of the one who asks (R004-010, R004-021). */
import { waitingInBrand } from '../../domain/approvals/find.js'
import { type OfPerson, pressing, type Waiting } from '../waiting.js'
import { lineOf, ownOf } from './meant.js'

export const approvalsMine = (context: OfPerson): Waiting[] =>
  ownOf(context, waitingInBrand(context.db, context.brand.id)).map((approval) => ({
    line: lineOf(approval),
    button: pressing('approve', { approval: approval.id, step: approval.step }),
  }))
