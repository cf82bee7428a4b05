/** Asks for money or a voucher for a customer; nothing is paid before it is approved (R002-051, R002-054, R002-055, R004-021). */
import { Ask, UserMistake } from '../../core/errors.js'
import { claimWord, special } from '../../core/kinds/claim.js'
import { code } from '../../core/kinds/code.js'
import { money } from '../../core/kinds/money.js'
import { departmentName } from '../../core/kinds/name.js'
import { photos } from '../../core/kinds/photos.js'
import { text } from '../../core/kinds/text.js'
import { evidenceCount } from '../../domain/evidence/batch.js'
import { askClaim } from '../../domain/money/claim.js'
import { approversFor } from '../../domain/money/steps.js'
import { policyOf } from '../../domain/policy/kept.js'
import { meantOpenComplaint } from '../complaints/meant.js'
import { defineCommand, type StaffHere } from '../define.js'
import { bearerMeant } from './bearer.js'
import { claimPosts } from './claim-posts.js'
import { mayClaim } from './may-claim.js'

export default defineCommand({
  name: 'comp',
  arguments: {
    code: code().optional(),
    amount: money(),
    kind: claimWord().optional(),
    special: special().optional(),
    // Any word could be one: the reason must not become it.
    department: { ...departmentName().optional(), onlyNamed: true },
    reason: text(),
    photos: photos().optional(),
  },
  form: ['code', 'amount', 'kind', 'reason'],
  who: 'staff',
  where: ['work', 'management', 'direct'],
  async handle(given, context: StaffHere) {
    const { db, rules, person, now } = context
    const complaint = meantOpenComplaint(context, given.code)
    const { code, id } = complaint
    mayClaim(context, complaint)
    const { amount: fen, kind = 'compensation', special = false, reason } = given
    const policy = policyOf(db, rules, id)
    const asks = approversFor(policy, { kind, fen, special })
    if (!asks) throw new UserMistake({ key: `money.none.${kind}`, values: { code } })
    const lacking = (policy.money[kind]?.papers ?? 0) - evidenceCount(db, id) - (given.photos ?? 0)
    if (lacking > 0) throw new Ask('photos', { key: 'money.papersFirst', values: { code, count: lacking } })
    const { id: departmentId } = bearerMeant(context, complaint, given.department)
    const claim = { complaint, kind, fen, special, reason, departmentId, asks, by: person.id, at: now }
    return claimPosts(context, complaint, askClaim(db, context, claim))
  },
})
