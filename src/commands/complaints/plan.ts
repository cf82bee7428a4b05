/** A department says what it will do about its problem, and promises a date; both may still be changed before the work begins. */

import { type Said, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { day } from '../../core/kinds/date.js'
import { integer } from '../../core/kinds/integer.js'
import { text } from '../../core/kinds/text.js'
import { choices, type Draft, text as say } from '../../core/posts/draft.js'
import type { Complaint, Problem } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { planProblem } from '../../domain/complaints/plan.js'
import { isApprovedFirst, planApproval } from '../approvals/plan-gate.js'
import { defineCommand, type StaffHere } from '../define.js'
import { replyPosts } from '../signatures/reply.js'
import { visitAfterPlan } from '../visits/after-plan.js'
import { agreedChoice } from './agreed.js'
import { isConcerned } from './concerned.js'
import { threadLooks } from './look.js'
import { meantOpenComplaint } from './meant.js'
import { problemLine } from './opening.js'
import { problemMeant } from './problem-meant.js'
import { mustBeAhead } from './promised-day.js'
import { tell } from './tell.js'

export default defineCommand({
  name: 'plan',
  arguments: { code: code().optional(), problem: integer().optional(), plan: text(), date: day() },
  form: ['code', 'problem', 'plan', 'date'],
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle(given, context: StaffHere) {
    const { db, person, now } = context
    const complaint = meantOpenComplaint(context, given.code)
    const problem = problemMeant(db, complaint, {
      act: 'plan',
      number: given.problem,
      may: (one) => isConcerned(context, one),
      which: 'plan.which',
      notYours: 'plan.notYours',
      unready: (problems) => unready(complaint.code, problems),
    })
    mustBeAhead(context, given.date)
    const { plan, date } = given
    const { number, department } = problem
    if (!planProblem(db, context, { complaintId: complaint.id, problem, plan, day: date, by: person.id, at: now }))
      throw new UserMistake({ key: 'plan.same', values: { number } })
    const line = say('plan.done', { code: complaint.code, number, department, plan, date: { day: date } })
    const told = tell(context, complaint, line, ...agreedChoice(context, complaint, problem, plan))
    const looks = threadLooks(db, complaint)
    const approval = planApproval(context, complaint, problem)
    return [
      ...(isApprovedFirst(context, complaint, problem) ? told : tellCustomer(complaint, problem, told)),
      ...looks,
      ...approval,
      ...(await visitAfterPlan(context, complaint)),
      ...(await replyPosts(context, complaint)),
    ]
  },
})

/** The work may begin: whoever planned it is asked to tell the customer what is done, and by when (R004-060). */
function tellCustomer({ code: of }: Complaint, { department }: Problem, [answer, ...others]: Draft[]): Draft[] {
  const does = { command: 'call', given: { code: tailOf(of), department, reached: true } }
  const next = [say('plan.tellCustomer'), choices([{ label: { key: 'button.contacted' }, does }])]
  return answer ? [{ ...answer, blocks: [...answer.blocks, ...next] }, ...others] : others
}

/** Too early, or too late. */
function unready(code: string, problems: Problem[]): Said {
  const waiting = problems.filter(({ state }) => state === 'routed').map(problemLine)
  if (waiting.length === 0) return { key: 'plan.underWay', values: { code } }
  return { key: 'plan.acknowledgeFirst', values: { code, problems: waiting } }
}
