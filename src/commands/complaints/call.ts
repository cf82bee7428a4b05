/** A department has called the customer, or tried to (R004-018, R000-025). */

import { Ask, NotAllowed, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { departmentName } from '../../core/kinds/name.js'
import { reached } from '../../core/kinds/reached.js'
import { tapped } from '../../core/kinds/tapped.js'
import { text } from '../../core/kinds/text.js'
import { text as say } from '../../core/posts/draft.js'
import { isReadyFor } from '../../domain/complaints/acts.js'
import { type Complaint, type Problem, problemsOf } from '../../domain/complaints/complaint.js'
import { type Call, callCustomer } from '../../domain/complaints/contact.js'
import { findDepartment } from '../../domain/people/department.js'
import { mayAcknowledge } from '../../domain/people/liaison.js'
import { todayHere } from '../calendar-here.js'
import { defineCommand, type StaffHere } from '../define.js'
import { isConcerned } from './concerned.js'
import { threadLooks } from './look.js'
import { meantOpenComplaint } from './meant.js'
import { mustStillRun } from './of-clock.js'
import { problemLine } from './opening.js'
import { tell } from './tell.js'

export default defineCommand({
  name: 'call',
  arguments: {
    code: code().optional(),
    reached: reached().optional(),
    // Any word could be one: what was said must not become it.
    department: { ...departmentName().optional(), onlyNamed: true },
    remark: text().optional(),
    clock: tapped<number>(),
  },
  form: ['code', 'reached', 'remark'],
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle(given, context: StaffHere) {
    const { db, person, now } = context
    const complaint = meantOpenComplaint(context, given.code)
    mustStillRun(context, complaint, given.clock)
    const department = departmentMeant(context, complaint, given.department)
    const { reached = true, remark } = given
    const call: Call = { complaint, department, reached, remark, by: person.id, at: now }
    const called = callCustomer(db, context, call)
    const values = { code: complaint.code, department: department.name, tries: called.tries, said: remark }
    const blocks = [
      say(lineOf(call), values),
      ...(called.enough ? [say('handling.triedEnough', { tries: called.tries })] : []),
    ]
    return [...tell(context, complaint, ...blocks), ...threadLooks(db, complaint)]
  },
})

function lineOf({ reached, remark }: Call): string {
  if (reached) return remark === undefined ? 'handling.called' : 'handling.calledSaid'
  return remark === undefined ? 'handling.missed' : 'handling.missedSaid'
}

/** One's own department first. @throws Ask when it could be several, NotAllowed for those of others, UserMistake when it is too early or too late. */
function departmentMeant(context: StaffHere, complaint: Complaint, named: string | undefined): Call['department'] {
  const { db, person } = context
  const meant = problemsMeant(context, complaint, named)
  const concerned = meant.filter((problem) => isConcerned(context, problem))
  if (concerned.length === 0) {
    const departments = [...new Set(meant.map(({ department }) => department))]
    throw new NotAllowed({ key: 'handling.notYours', values: { departments } })
  }
  const ready = concerned.filter((problem) => isReadyFor('call', problem))
  const own = ready.filter(({ departmentId }) => mayAcknowledge(db, departmentId, person.id, todayHere(context)))
  const [first, ...more] = new Map((own.length > 0 ? own : ready).map((one) => [one.departmentId, one.department]))
  if (!first) {
    const waiting = concerned.filter(({ state }) => state === 'routed').map(problemLine)
    const key = waiting.length > 0 ? 'handling.acknowledgeFirst' : 'handling.signedAll'
    throw new UserMistake({ key, values: { code: complaint.code, problems: waiting } })
  }
  if (more.length === 0) return { id: first[0], name: first[1] }
  const options = [first, ...more].map(([, name]) => ({ label: name, value: name }))
  throw new Ask('department', { key: 'handling.whoCalled', values: { code: complaint.code } }, options)
}

/** All of them, or those of the department that was named. @throws UserMistake when it has none. */
function problemsMeant({ db, brand }: StaffHere, { id, code }: Complaint, named: string | undefined): Problem[] {
  const all = problemsOf(db, id)
  if (named === undefined) return all
  const department = findDepartment(db, brand.id, named)?.name ?? named
  const own = all.filter((problem) => problem.department === department)
  if (own.length > 0) return own
  const departments = [...new Set(all.map((problem) => problem.department))]
  throw new UserMistake({ key: 'handling.notInCase', values: { code, department, departments } })
}
