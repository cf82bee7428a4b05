/** A department says that its problem is solved, and how; whoever took the complaint down is asked to confirm it (R001-035, R002-026). */

import { type Said, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { integer } from '../../core/kinds/integer.js'
import { tapped } from '../../core/kinds/tapped.js'
import { text } from '../../core/kinds/text.js'
import { text as say } from '../../core/posts/draft.js'
import { hasCalled } from '../../domain/complaints/called.js'
import { isCalledBack } from '../../domain/complaints/called-back.js'
import type { Complaint, Problem } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { solveProblem } from '../../domain/complaints/solve.js'
import { policyOf } from '../../domain/policy/kept.js'
import { mustBeApproved } from '../approvals/plan-gate.js'
import { defineCommand, type StaffHere } from '../define.js'
import { tellAndAsk } from './ask-next.js'
import { endIfComplete } from './complete.js'
import { isConcerned } from './concerned.js'
import { keeperOf } from './keeper.js'
import { threadLooks } from './look.js'
import { meantOpenComplaint } from './meant.js'
import { mustStillRun } from './of-clock.js'
import { problemLine } from './opening.js'
import { problemMeant } from './problem-meant.js'
import { tell } from './tell.js'
import verify from './verify.js'

export default defineCommand({
  name: 'solve',
  arguments: { code: code().optional(), problem: integer().optional(), solution: text(), clock: tapped<number>() },
  form: ['code', 'problem', 'solution'],
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ code: typed, problem: number, solution, clock }, context: StaffHere) {
    const { db, person, now } = context
    const complaint = meantOpenComplaint(context, typed)
    const { id: complaintId, code } = complaint
    mustStillRun(context, complaint, clock)
    const problem = problemMeant(db, complaint, {
      act: 'solve',
      number,
      may: (one) => isConcerned(context, one),
      which: 'handling.whichSolved',
      notYours: 'handling.notYours',
      unready: (problems) => unready(code, problems),
    })
    mustHaveCalled(context, complaint, problem)
    mustBeApproved(context, complaint, problem)
    if (!solveProblem(db, context, { complaintId, problem, solution, by: person.id, at: now }))
      throw new Error(`problem ${problem.number} of ${code} changed while it was handled`)
    const values = { code, number: problem.number, department: problem.department, solution }
    const line = say('handling.solved', values)
    // A customer who was called back is satisfied: only the result was missing.
    if (isCalledBack(db, complaint))
      return [
        ...tell(context, complaint, line),
        ...threadLooks(db, complaint),
        ...(await endIfComplete(context, complaint)),
      ]
    const does = { command: verify.name, given: { code: tailOf(code), problem: problem.number } }
    const next = { line, label: { key: 'button.verify' }, does, where: verify.where }
    return [...tellAndAsk(context, complaint, keeperOf(context, complaint), next), ...threadLooks(db, complaint)]
  },
})

/** Too early, or too late. */
function unready(code: string, problems: Problem[]): Said {
  const waiting = problems.filter(({ state }) => state === 'routed').map(problemLine)
  if (waiting.length > 0) return { key: 'handling.acknowledgeFirst', values: { code, problems: waiting } }
  return { key: 'handling.solvedAlready', values: { code, problems: problems.map(problemLine) } }
}

/** Where the policy sets a time for the call, no problem is solved without one (R000-025). @throws UserMistake */
function mustHaveCalled({ db, rules }: StaffHere, complaint: Complaint, { departmentId, department }: Problem): void {
  if (!policyOf(db, rules, complaint.id).clocks.contact || hasCalled(db, complaint, departmentId)) return
  throw new UserMistake({ key: 'handling.callFirst', values: { code: complaint.code, department } })
}
