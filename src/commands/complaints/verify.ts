/** Whether a solution helped, as the customer says: signed, or its department is asked for another plan (R004-027, R004-028, R000-031). */

import { Ask } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { integer } from '../../core/kinds/integer.js'
import { satisfied } from '../../core/kinds/satisfied.js'
import { text } from '../../core/kinds/text.js'
import { type Draft, text as say } from '../../core/posts/draft.js'
import { signersInCase } from '../../domain/accused/accused.js'
import type { Complaint, Problem } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { stateOf } from '../../domain/complaints/state.js'
import { verifyProblem } from '../../domain/complaints/verify.js'
import { runningDue } from '../../domain/ladder/clock.js'
import { isHeadOf } from '../../domain/people/department.js'
import { todayHere } from '../calendar-here.js'
import { defineCommand, type StaffHere } from '../define.js'
import { tellAndAsk } from './ask-next.js'
import { takesComplaints } from './concerned.js'
import followup from './followup.js'
import { keeperOf } from './keeper.js'
import { threadLooks } from './look.js'
import { meantOpenComplaint } from './meant.js'
import { problemLine } from './opening.js'
import plan from './plan.js'
import { problemsMeant } from './problem-meant.js'
import { tell } from './tell.js'

export default defineCommand({
  name: 'verify',
  arguments: {
    code: code().optional(),
    problem: integer().optional(),
    satisfied: satisfied(),
    said: text().optional(),
  },
  form: ['code', 'problem', 'satisfied', 'said'],
  who: 'staff',
  where: ['work', 'management', 'direct'],
  async handle({ code: typed, problem: number, satisfied, said }, context: StaffHere) {
    const { db, person, now } = context
    const complaint = meantOpenComplaint(context, typed)
    const { id: complaintId, code } = complaint
    const problems = problemsMeant(db, complaint, {
      act: 'verify',
      number,
      may: ({ departmentId }) => takesComplaints(context) || isHeadOf(db, departmentId, person.id, todayHere(context)),
      which: 'handling.whichFailed',
      notYours: 'handling.notYoursToConfirm',
      unready: () => ({ key: 'handling.nothingSolved', values: { code } }),
    })
    // A satisfied customer means all that was done; what did not help is one thing.
    if (!satisfied && problems.length > 1) throw whichFailed(code, problems)
    for (const problem of problems)
      if (!verifyProblem(db, context, { complaintId, problem, satisfied, said, by: person.id, at: now }))
        throw new Error(`problem ${problem.number} of ${code} changed while it was handled`)
    const [problem] = problems
    const posts =
      satisfied || !problem
        ? signedPosts(context, complaint, problems, said)
        : againPosts(context, complaint, problem, said)
    return [...posts, ...threadLooks(db, complaint)]
  },
})

function whichFailed(code: string, problems: Problem[]): Ask {
  const options = problems.map((problem) => ({ label: problemLine(problem), value: problem.number }))
  return new Ask('problem', { key: 'handling.whichFailed', values: { code } }, options)
}

/** When nothing is left, whoever keeps the complaint is asked to call the customer back. */
function signedPosts(context: StaffHere, complaint: Complaint, problems: Problem[], said: string | undefined): Draft[] {
  const { db } = context
  const { id, code } = complaint
  const values = { code, numbers: problems.map(({ number }) => number), said }
  const key = said === undefined ? 'handling.signed' : 'handling.signedSaid'
  if (stateOf(db, id) !== 'followup') return tell(context, complaint, say(key, values))
  const answer = { key, values }
  const dueAt = runningDue(db, id, 'followup')
  const line = dueAt
    ? say('handling.callBackBy', { answer, due: { instant: dueAt } })
    : say('handling.callBack', { answer })
  const does = { command: followup.name, given: { code: tailOf(code) } }
  const next = { line, label: { key: 'button.followup' }, does, where: followup.where }
  return tellAndAsk(context, complaint, keeperOf(context, complaint), next)
}

/** The department's first liaison is asked for another plan. */
function againPosts(context: StaffHere, complaint: Complaint, problem: Problem, said: string | undefined): Draft[] {
  const { code } = complaint
  const { number, department, departmentId } = problem
  const [first] = signersInCase(context.db, complaint.id, departmentId, todayHere(context))
  const key = said === undefined ? 'handling.failed' : 'handling.failedSaid'
  const does = { command: plan.name, given: { code: tailOf(code), problem: number } }
  const line = say(key, { code, number, department, said })
  const next = { line, label: { key: 'button.plan' }, does, where: plan.where }
  return tellAndAsk(context, complaint, first ? [first.id] : [], next)
}
