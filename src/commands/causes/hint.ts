/** One quiet line after a complaint was taken down, where the policy has a tree of causes: whoever took it picks them by taps (R004-062). */
import { choices, type Draft, text } from '../../core/posts/draft.js'
import { causesOf, isMisunderstanding } from '../../domain/causes/cause.js'
import type { Complaint, Problem } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { policyOf } from '../../domain/policy/kept.js'
import type { Db } from '../../store/store.js'
import { whereToAsk } from '../complaints/where-to-ask.js'
import type { StaffHere } from '../define.js'
import { editsOf } from '../edits.js'

/** Under the opening post, or where the reporter is when that is elsewhere. @param added the problems that were just told */
export function causeHint(context: StaffHere, complaint: Complaint, [first]: Problem[]): Draft[] {
  const { db, rules } = context
  const { id, code } = complaint
  if (!first || policyOf(db, rules, id).causes.length === 0) return []
  const given = { code: tailOf(code) }
  const options = choices([
    { label: { key: 'button.cause' }, does: { command: 'cause', given } },
    {
      label: { key: 'cause.outcome.misunderstanding' },
      does: { command: 'cause', given: { ...given, outcome: 'misunderstanding' } },
    },
  ])
  const blocks = [text('cause.hint', { code }), options]
  return [{ ...whereToAsk(context, complaint), key: keyOf(id, first.number), reply: false, blocks }]
}

/** The lines lose their buttons once nothing is left to pick. */
export function answeredCauseHints(db: Db, { id, code }: Complaint): Draft[] {
  const known = causesOf(db, id)
  if (!isMisunderstanding(db, id) && known.some(({ levels }) => levels.length === 0)) return []
  const blocks = [text('cause.picked', { code })]
  return known.flatMap(({ number }) => editsOf(db, keyOf(id, number), blocks))
}

const keyOf = (complaintId: number, number: number): string => `cause:${complaintId}:${number}`
