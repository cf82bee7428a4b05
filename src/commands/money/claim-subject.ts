/** A claim that waits for an approval: how much, what for, at whose cost; approved, it is paid and its receipt asked for. */
import { Ask, UserMistake } from '../../core/errors.js'
import { type Draft, facts, text } from '../../core/posts/draft.js'
import type { Approval } from '../../domain/approvals/find.js'
import { tailOf } from '../../domain/complaints/find.js'
import { amendClaim, decideClaim } from '../../domain/money/claim.js'
import { type Claim, claimById } from '../../domain/money/claims.js'
import { approversFor } from '../../domain/money/steps.js'
import { policyOf } from '../../domain/policy/kept.js'
import { isPaid } from '../../domain/signatures/boxes.js'
import { refusalSaid } from '../approvals/refusal.js'
import type { Ending, Subject } from '../approvals/subject.js'
import { tellAndAsk, tellAndPing } from '../complaints/ask-next.js'
import { keeperOf } from '../complaints/keeper.js'
import { tell } from '../complaints/tell.js'
import type { StaffHere } from '../define.js'
import { grownSheet } from '../signatures/sheet.js'
import { whoSaid } from '../who-said.js'
import { answerEdit } from './answer.js'
import { copyPosts } from './copy-posts.js'
import { claimFacts, claimSaid } from './said.js'

export const claimSubject: Subject = {
  tongue: 'permit',
  refusals: ['costly', 'papers', 'rules'],
  lines(db, approval) {
    return [facts(claimFacts(claimById(db, claimOf(approval))))]
  },
  amend(context, approval, { amount: fen }) {
    const { db } = context
    const claimId = claimOf(approval)
    if (fen === undefined) throw new Ask('amount', { key: 'money.changeTo', values: { code: approval.code } })
    mustBeTheirs(context, approval, { ...claimById(db, claimId), fen })
    const yuan = fen / 100
    return { words: `¥${yuan}`, details: { yuan }, apply: () => amendClaim(db, claimId, fen) }
  },
  async ended(context, ending) {
    const { complaint, approval, outcome } = ending
    const { db, now } = context
    const before = claimById(db, claimOf(approval))
    const wasPaid = isPaid(db, complaint.id)
    const claim = decideClaim(db, context, { claimId: before.id, to: outcome, at: now })
    if (!claim) throw new Error(`claim ${before.id} was decided before its approval`)
    const posts = outcome === 'approved' ? await pay(context, ending, claim) : refuse(context, ending, claim)
    const grown = wasPaid || outcome === 'rejected' ? [] : grownSheet(context, complaint)
    return [...posts, answerEdit(complaint, claim), ...grown]
  },
}

const WHERE = ['work', 'management', 'direct'] as const

/** Another amount is approved only by whoever would have been asked for it. @throws UserMistake */
function mustBeTheirs({ db, rules }: StaffHere, { asks, complaintId }: Approval, claim: Claim): void {
  const wanted = approversFor(policyOf(db, rules, complaintId), { ...claim, special: claim.special === 1 }) ?? []
  const asked = asks.flat().map((who) => JSON.stringify(who))
  const others = wanted.filter((who) => !asked.includes(JSON.stringify(who)))
  if (others.length === 0) return
  throw new UserMistake({ key: 'money.tooMuch', values: { amount: { fen: claim.fen }, who: others.map(whoSaid) } })
}

/** Whoever keeps the complaint is asked for the receipt, where the policy wants one; finance and others get their copy. */
async function pay(context: StaffHere, { complaint, approval }: Ending, claim: Claim): Promise<Draft[]> {
  const { db, rules } = context
  const { code } = complaint
  const values = { code, claim: claimSaid(claim), department: claim.department }
  const copies = await copyPosts(context, complaint, approval, claim)
  if (!policyOf(db, rules, complaint.id).money.receipt)
    return [...tell(context, complaint, text('money.approved', values)), ...copies]
  const does = { command: 'receipt', given: { code: tailOf(code), claim: claim.number } }
  const line = text('money.approvedReceipt', values)
  const next = { line, label: { key: 'money.receive' }, does, where: WHERE }
  return [...tellAndAsk(context, complaint, keeperOf(context, complaint), next), ...copies]
}

/** Whoever asked for it hears why not. */
function refuse(context: StaffHere, { complaint, words = '' }: Ending, claim: Claim): Draft[] {
  const { code } = complaint
  const line = text('money.rejected', { code, claim: claimSaid(claim), reason: refusalSaid(words) })
  return tellAndPing(context, complaint, [claim.createdBy], line)
}

function claimOf({ id, claimId }: Approval): number {
  if (claimId === null) throw new Error(`approval ${id} is of no claim`)
  return claimId
}
