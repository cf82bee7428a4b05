/** Plans that may not be carried out before those above have approved them: asked when they are made, or when the complaint gets worse (R004-021, R004-024). */
import { UserMistake } from '../../core/errors.js'
import { type Draft, text } from '../../core/posts/draft.js'
import { approversOf } from '../../domain/approvals/approvers.js'
import { waitingIn } from '../../domain/approvals/find.js'
import { gatePlans, plansApprovedBy, plansMade } from '../../domain/approvals/plan-gate.js'
import type { Complaint, Problem } from '../../domain/complaints/complaint.js'
import { decidersOf } from '../../domain/complaints/crisis.js'
import { placesOf } from '../../domain/complaints/places.js'
import { policyOf } from '../../domain/policy/kept.js'
import { record } from '../../domain/timeline.js'
import { todayHere } from '../calendar-here.js'
import { quietedRings } from '../complaints/quieted.js'
import type { StaffHere } from '../define.js'
import { namesSaid } from './asked.js'
import { askCards, withdrawnEdits } from './card.js'

/** So many plans without agreement, and those above are told. */
const TOO_MANY = 3

/** After a plan was made: the approval of an earlier one is void. */
export const planApproval = (context: StaffHere, complaint: Complaint, problem: Problem): Draft[] => [
  ...plansGraded(context, complaint),
  ...tooMany(context, complaint, problem),
]

/** After the severity changed: what must be approved now is asked, what need not be any more is not. @param complaint as it is now */
export function plansGraded(context: StaffHere, complaint: Complaint): Draft[] {
  const { db, person, now } = context
  const asked = gatePlans(db, context, { complaint, by: person.id, at: now })
  return [
    ...withdrawnEdits(context, complaint),
    ...quietedRings(context, complaint),
    ...asked.flatMap((id) => askCards(context, complaint, id)),
  ]
}

/** The general manager is told once a round that a department cannot agree with the customer (R004-024). */
function tooMany(context: StaffHere, complaint: Complaint, { number, department }: Problem): Draft[] {
  const { db, rules, person, now } = context
  if (plansMade(db, complaint, { number }) !== TOO_MANY) return []
  const people = decidersOf(db, rules, { complaint, day: todayHere(context) }, 'major')
  const details = { number, people: people.map(({ name }) => name) }
  record(db, { complaintId: complaint.id, what: 'timeline-approval.tooMany', details, at: now })
  const line = text('approval.plan.tooMany', { code: complaint.code, number, department, people: namesSaid(people) })
  const others = people.flatMap(({ id }) => (id === person.id ? [] : id))
  return placesOf(db, rules, complaint, others).map((place) => ({ ...place, reply: false, blocks: [line] }))
}

/** Whether the plan of a problem waits for somebody: the customer is not told before. */
export const isApprovedFirst = ({ db }: StaffHere, complaint: Complaint, { id }: Problem): boolean =>
  waitingIn(db, complaint.id).some(({ problemId }) => problemId === id)

/** @throws UserMistake where the plan has to be approved first, and says by whom. */
export function mustBeApproved(
  context: StaffHere,
  complaint: Complaint,
  { id, number, department, state }: Problem,
): void {
  const { db, rules } = context
  const { code, severity } = complaint
  if (!plansApprovedBy(policyOf(db, rules, complaint.id), severity) || state === 'approved' || state === 'doing') return
  const waiting = waitingIn(db, complaint.id).find(({ problemId }) => problemId === id)
  if (!waiting) throw new UserMistake({ key: 'approval.plan.first', values: { code, number, department } })
  const people = namesSaid(approversOf(db, waiting, todayHere(context)))
  throw new UserMistake({ key: 'approval.plan.waits', values: { code, number, people } })
}
