/** Asks for the subsidy of a customer who had to travel: the policy's amount, once a round for each department (R000-033). */
import { Ask, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { departmentName } from '../../core/kinds/name.js'
import { text } from '../../core/kinds/text.js'
import { askClaim } from '../../domain/money/claim.js'
import { claimsOf } from '../../domain/money/claims.js'
import { approversFor } from '../../domain/money/steps.js'
import { policyOf } from '../../domain/policy/kept.js'
import { meantOpenComplaint } from '../complaints/meant.js'
import { defineCommand, type StaffHere } from '../define.js'
import { bearerMeant } from './bearer.js'
import { claimPosts } from './claim-posts.js'
import { mayClaim } from './may-claim.js'

const kind = 'subsidy'

export default defineCommand({
  name: kind,
  arguments: {
    code: code().optional(),
    department: { ...departmentName().optional(), onlyNamed: true },
    reason: text().optional(),
  },
  form: ['code', 'reason'],
  who: 'staff',
  where: ['work', 'management', 'direct'],
  async handle(given, context: StaffHere) {
    const { db, rules, person, now } = context
    const complaint = meantOpenComplaint(context, given.code)
    const { code, id, round } = complaint
    mayClaim(context, complaint)
    const policy = policyOf(db, rules, id)
    const fen = Math.round((policy.money.subsidy?.yuan ?? 0) * 100)
    const asks = approversFor(policy, { kind, fen })
    if (!asks) throw new UserMistake({ key: 'money.none.subsidy', values: { code } })
    const bearer = bearerMeant(context, complaint, given.department)
    const before = claimsOf(db, id).some(
      (one) => one.kind === kind && one.round === round && one.departmentId === bearer.id && one.state !== 'rejected',
    )
    const values = { code, department: bearer.name }
    if (before && given.reason === undefined) throw new Ask('reason', { key: 'money.whyAgain', values })
    const reason = given.reason ?? ''
    const claim = { complaint, kind, fen, reason, departmentId: bearer.id, asks, by: person.id, at: now } as const
    return claimPosts(context, complaint, askClaim(db, context, claim))
  },
})
