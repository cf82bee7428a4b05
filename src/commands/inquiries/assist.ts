/** Asks another department to help: it gets a card with the task and signs for it like for a problem (R002-041). */

import { Ask, NotAllowed, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { integer } from '../../core/kinds/integer.js'
import { departmentName } from '../../core/kinds/name.js'
import { text } from '../../core/kinds/text.js'
import { text as say } from '../../core/posts/draft.js'
import { type Complaint, type Problem, problemsOf } from '../../domain/complaints/complaint.js'
import { askToAssist } from '../../domain/inquiries/assist.js'
import { type DepartmentRow, departmentsOf, findDepartment } from '../../domain/people/department.js'
import { cardPosts } from '../complaints/card.js'
import { isConcerned } from '../complaints/concerned.js'
import { meantOpenComplaint } from '../complaints/meant.js'
import { problemLine, withoutLiaison } from '../complaints/opening.js'
import { tell } from '../complaints/tell.js'
import { defineCommand, type StaffHere } from '../define.js'
import { helpersOnCards } from '../visits/for-complaint.js'

export default defineCommand({
  name: 'assist',
  arguments: {
    code: code().optional(),
    // A number in the task is none of a problem.
    problem: { ...integer().optional(), onlyNamed: true },
    department: departmentName().optional(),
    task: text(),
  },
  form: ['code', 'department', 'task'],
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ code: typed, problem: number, department: named, task }, context: StaffHere) {
    const { db, brand, rules, person, now } = context
    const complaint = meantOpenComplaint(context, typed)
    const problems = problemsMeant(context, complaint, number)
    const department = departmentMeant(context, problems, named)
    const problem = number === undefined ? undefined : problems[0]
    const card = askToAssist(db, rules, { brand, complaint, department, task, problem, by: person.id, at: now })
    const line = say('inquiry.asked', { code: complaint.code, department: department.name, task })
    return [
      ...tell(context, complaint, line, ...withoutLiaison(db, [card])),
      ...cardPosts(context, complaint, card),
      ...(await helpersOnCards(context, complaint)),
    ]
  },
})

/** Those that it may be about. @throws NotAllowed for somebody who has no say in them, Ask when there is none of this number. */
function problemsMeant(context: StaffHere, { id, code }: Complaint, number: number | undefined): Problem[] {
  const all = problemsOf(context.db, id)
  const meant = all.filter((problem) => number === undefined || problem.number === number)
  if (!all.some((problem) => isConcerned(context, problem))) {
    const departments = [...new Set(all.map(({ department }) => department))]
    throw new NotAllowed({ key: 'inquiry.notYoursToAsk', values: { departments } })
  }
  if (meant.length > 0) return meant
  const options = all.map((problem) => ({ label: problemLine(problem), value: problem.number }))
  throw new Ask('problem', { key: 'problem.unknown', values: { code, number: number ?? 0 } }, options)
}

/** One that does not have all of it already. @throws Ask when it is missing or unknown. */
function departmentMeant({ db, brand }: StaffHere, problems: Problem[], named: string | undefined): DepartmentRow {
  const hasAll = ({ id }: DepartmentRow) => problems.every(({ departmentId }) => departmentId === id)
  const found = named === undefined ? undefined : findDepartment(db, brand.id, named)
  if (found && hasAll(found)) throw new UserMistake({ key: 'inquiry.hasIt', values: { department: found.name } })
  if (found) return found
  const options = departmentsOf(db, brand.id).filter((one) => !hasAll(one))
  throw new Ask(
    'department',
    named === undefined ? { key: 'inquiry.whoHelps' } : { key: 'inquiry.unknownDepartment', values: { name: named } },
    options.map(({ name }) => ({ label: name, value: name })),
  )
}
