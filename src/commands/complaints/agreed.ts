/** The customer agrees with a plan: said by one tap under it, and kept with the plan as it was then (R004-023). */
import { NotAllowed, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { tapped } from '../../core/kinds/tapped.js'
import { choices, type DraftBlock, text } from '../../core/posts/draft.js'
import { agreeToPlan } from '../../domain/complaints/agreement.js'
import { type Complaint, type Problem, problemsOf } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { policyOf } from '../../domain/policy/kept.js'
import { defineCommand, type StaffHere } from '../define.js'
import { isConcerned } from './concerned.js'
import { meantOpenComplaint } from './meant.js'
import { tell } from './tell.js'

export const agreed = defineCommand({
  name: 'agreed',
  arguments: { code: code(), problem: tapped<number>(), plan: tapped<string>() },
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  hidden: true,
  async handle({ code: typed, problem: number, plan = '' }, context: StaffHere) {
    const { db, person, now } = context
    const complaint = meantOpenComplaint(context, typed)
    const { id, code } = complaint
    const problem = problemsOf(db, id).find((one) => one.number === number)
    if (!problem) throw new Error(`no problem ${number} in ${code}`)
    if (!isConcerned(context, problem))
      throw new NotAllowed({ key: 'plan.notYours', values: { departments: [problem.department] } })
    if (!agreeToPlan(db, context, problem, plan, { complaint, by: person.id, at: now }))
      throw new UserMistake({ key: 'plan.agreedAlready', values: { code, number: problem.number } })
    return tell(context, complaint, text('plan.agreed', { code, number: problem.number, plan }))
  },
})

/** Under the line that tells the plan, where the dealer has agreements at all: elsewhere it would only be in the way. */
export function agreedChoice(
  { db, rules }: StaffHere,
  { id, code }: Complaint,
  { number }: Problem,
  plan: string,
): DraftBlock[] {
  if (policyOf(db, rules, id).agreement.severities.length === 0) return []
  const does = { command: agreed.name, given: { code: tailOf(code), problem: number, plan } }
  return [choices([{ label: { key: 'button.agreed' }, does }])]
}
