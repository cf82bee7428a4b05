/** Moves a problem to another department: one tap corrects what the keywords got wrong (R000-021), also with a time at which the customer is called (R002-050). */

import { Ask, NotAllowed, UserMistake } from '../../core/errors.js'
import { callBy } from '../../core/kinds/call-by.js'
import { code } from '../../core/kinds/code.js'
import { integer } from '../../core/kinds/integer.js'
import { departmentName } from '../../core/kinds/name.js'
import { isReadyFor } from '../../domain/complaints/acts.js'
import { type Complaint, type Problem, problemsOf } from '../../domain/complaints/complaint.js'
import { departmentsOf } from '../../domain/people/department.js'
import { defineCommand, type StaffHere } from '../define.js'
import { promisedHere } from '../triage/promised.js'
import { isConcerned } from './concerned.js'
import { meantComplaint } from './meant.js'
import { moveTo } from './moved.js'
import { problemLine } from './opening.js'

export default defineCommand({
  name: 'route',
  arguments: {
    code: code().optional(),
    problem: integer().optional(),
    department: departmentName().optional(),
    callBy: callBy().optional(),
  },
  who: 'staff',
  where: ['work', 'direct'],
  async handle(given, context: StaffHere) {
    const complaint = meantComplaint(context, given.code)
    if (complaint.state === 'closed')
      throw new UserMistake({ key: 'complaint.closed', values: { code: complaint.code } })
    const problem = problemMeant(context, complaint, given.problem)
    checkMay(context, problem)
    const to = departmentMeant(context, problem, given.department)
    const promised = given.callBy && promisedHere(context, given.callBy)
    const posts = await moveTo(context, complaint, problem, to, promised)
    if (!posts) throw new UserMistake({ key: 'problem.underWay', values: { number: problem.number } })
    return posts
  },
})

/** @throws Ask when there are several that could be moved. */
function problemMeant({ db }: StaffHere, { id, code: of }: Complaint, number: number | undefined): Problem {
  const all = problemsOf(db, id)
  const movable = all.filter((problem) => isReadyFor('route', problem))
  const [only] = movable
  if (!only) throw new UserMistake({ key: 'problem.noneToMove', values: { code: of } })
  if (number === undefined && movable.length === 1) return only
  const found = movable.find((problem) => problem.number === number)
  if (found) return found
  if (all.some((problem) => problem.number === number))
    throw new UserMistake({ key: 'problem.underWay', values: { number } })
  const key = number === undefined ? 'problem.which' : 'problem.unknown'
  const options = movable.map((problem) => ({ label: problemLine(problem), value: problem.number }))
  throw new Ask('problem', { key, values: { code: of, number: number ?? 0 } }, options)
}

function checkMay(context: StaffHere, problem: Problem): void {
  const { department } = problem
  if (!isConcerned(context, problem)) throw new NotAllowed({ key: 'problem.notYours', values: { department } })
}

/** @throws Ask when it is missing or unknown. */
function departmentMeant({ db, brand }: StaffHere, problem: Problem, name: string | undefined) {
  const departments = departmentsOf(db, brand.id)
  const found = departments.find((department) => department.name === name)
  if (found?.id === problem.departmentId)
    throw new UserMistake({ key: 'problem.alreadyThere', values: { number: problem.number, department: found.name } })
  if (found) return found
  const others = departments.filter(({ id }) => id !== problem.departmentId)
  const key = name === undefined ? 'problem.whereTo' : 'problem.unknownDepartment'
  const values = { number: problem.number, text: problem.text, name: name ?? '' }
  throw new Ask(
    'department',
    { key, values },
    others.map((one) => ({ label: one.name, value: one.name })),
  )
}
