/** Whose fault a problem is: the department accepts, or names another one and somebody above decides (R000-031). */

import { Ask, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { integer } from '../../core/kinds/integer.js'
import { departmentName } from '../../core/kinds/name.js'
import { tapped } from '../../core/kinds/tapped.js'
import { text } from '../../core/kinds/text.js'
import type { Draft } from '../../core/posts/draft.js'
import { arbitersOf } from '../../domain/causes/arbiter.js'
import { type FaultStanding, faultOf } from '../../domain/causes/fault.js'
import type { Complaint, Problem } from '../../domain/complaints/complaint.js'
import { type DepartmentRow, departmentByName, departmentsOf, findDepartment } from '../../domain/people/department.js'
import { mayAcknowledge } from '../../domain/people/liaison.js'
import { todayHere } from '../calendar-here.js'
import { takesComplaints } from '../complaints/concerned.js'
import { meantOpenComplaint } from '../complaints/meant.js'
import { problemMeant } from '../complaints/problem-meant.js'
import { defineCommand, type StaffHere } from '../define.js'
import { accepted, asked, decided, disputed, type Fault } from './fault-steps.js'

export default defineCommand({
  name: 'responsible',
  arguments: {
    code: code().optional(),
    problem: integer().optional(),
    department: departmentName().optional(),
    reason: text().optional(),
    card: tapped<number>(),
  },
  form: ['code', 'problem', 'department', 'reason'],
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ code: typed, problem: number, department: named, reason, card }, context: StaffHere) {
    const complaint = meantOpenComplaint(context, typed)
    if (number !== undefined) mustBeOpen(faultOf(context.db, complaint.id, number), card)
    const standingOf = (problem: Problem) => faultOf(context.db, complaint.id, problem.number)
    const problem = problemMeant(context.db, complaint, {
      act: 'responsible',
      number,
      may: (one) => {
        const standing = standingOf(one)
        const speaks = speaksFor(context, one, standing) !== undefined
        return takesComplaints(context) || speaks || mayDecide(context, complaint, one, standing)
      },
      which: 'cause.fault.which',
      notYours: 'cause.fault.notYours',
      unready: () => ({ key: 'complaint.closed', values: { code: complaint.code } }),
    })
    return next(context, { complaint, problem, standing: standingOf(problem) }, named, reason)
  },
})

/** What the naming of a department means, said by this person: a decision, an acceptance, a dispute or a question. */
async function next(
  context: StaffHere,
  fault: Fault,
  named: string | undefined,
  reason: string | undefined,
): Promise<Draft[]> {
  const { db, person } = context
  const { complaint, problem, standing } = fault
  const signs = (id: number) => mayAcknowledge(db, id, person.id, todayHere(context))
  const decides = standing?.step === 'disputed' && mayDecide(context, complaint, problem, standing)
  const speaks = speaksFor(context, problem, standing)
  const department = departmentMeant(context, fault, named, decides || speaks !== undefined)
  if (decides) return decided(context, fault, department)
  if (signs(department.id)) return accepted(context, fault, department)
  if (speaks === undefined) return asked(context, fault, department)
  if (standing?.step === 'disputed')
    throw new UserMistake({ key: 'cause.fault.underWay', values: { number: problem.number } })
  if (reason === undefined) throw new Ask('reason', { key: 'cause.fault.why', values: { department: department.name } })
  return disputed(context, fault, department, { from: speaks, why: reason })
}

/** The department for which the person signs: the one that has the problem, else the one that is said to be responsible. */
function speaksFor(context: StaffHere, problem: Problem, standing: FaultStanding | undefined): string | undefined {
  const { db, brand, person } = context
  const owner = { id: problem.departmentId, name: problem.department }
  const said = standing && departmentByName(db, brand.id, standing.department)
  const some = said ? [owner, said] : [owner]
  return some.find(({ id }) => mayAcknowledge(db, id, person.id, todayHere(context)))?.name
}

/** Nobody decides a dispute of their own, unless nobody else is there. */
function mayDecide(
  context: StaffHere,
  complaint: Complaint,
  problem: Problem,
  standing: FaultStanding | undefined,
): boolean {
  const { db, rules, person } = context
  if (standing?.step !== 'disputed') return false
  const arbiters = arbitersOf(db, rules, { complaint, problem, day: todayHere(context) }, standing.personId)
  if (arbiters.some(({ id }) => id === person.id)) return true
  return person.id !== standing.personId && (person.admin || person.roles.includes('general_manager'))
}

/** @throws UserMistake for the button of a card that was settled, or followed by another. */
function mustBeOpen(standing: FaultStanding | undefined, card: number | undefined): void {
  if (card === undefined || !standing) return
  const isOpen = (standing.step === 'asked' || standing.step === 'disputed') && standing.cards === card
  if (!isOpen) throw new UserMistake({ key: 'cause.fault.over' })
}

/** The one that has the problem, where nobody is named. @throws Ask for whoever has a choice, with their own department first. */
function departmentMeant(
  { db, brand }: StaffHere,
  { problem }: Fault,
  named: string | undefined,
  chooses: boolean,
): DepartmentRow {
  const found = named === undefined ? undefined : findDepartment(db, brand.id, named)
  if (found) return found
  if (named === undefined && !chooses) return { id: problem.departmentId, name: problem.department }
  const all = departmentsOf(db, brand.id)
  const own = all.filter(({ id }) => id === problem.departmentId)
  const options = [...own, ...all.filter(({ id }) => id !== problem.departmentId)].map(({ name }) => ({
    label: name,
    value: name,
  }))
  const values = { number: problem.number, text: problem.text, name: named ?? '' }
  throw new Ask(
    'department',
    { key: named === undefined ? 'cause.fault.whose' : 'cause.fault.unknown', values },
    options,
  )
}
