/** Asks a department at once while the customer waits, on the line or at the counter: its liaison is pinged now, at any hour (R004-064). */

import { Ask, NotAllowed, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { departmentName } from '../../core/kinds/name.js'
import { text } from '../../core/kinds/text.js'
import { type Complaint, problemsOf } from '../../domain/complaints/complaint.js'
import { type DepartmentRow, departmentsOf, findDepartment } from '../../domain/people/department.js'
import { urgeDepartment } from '../../domain/urging/urge.js'
import { isConcerned } from '../complaints/concerned.js'
import { meantOpenComplaint } from '../complaints/meant.js'
import { defineCommand, type StaffHere } from '../define.js'
import { ownersOf } from '../inquiries/department.js'
import { urgePosts } from './card.js'

export default defineCommand({
  name: 'urge',
  arguments: { code: code().optional(), department: departmentName().optional(), words: text().optional() },
  form: ['code', 'department', 'words'],
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ code: typed, department: first, words: rest }, context: StaffHere) {
    const { db, person, now } = context
    const complaint = meantOpenComplaint(context, typed)
    mustBeConcerned(context, complaint)
    const named = first === undefined ? undefined : findDepartment(db, complaint.brandId, first)
    // A first word that names no department belongs to what is asked.
    const words = [named ? undefined : first, rest].filter(Boolean).join(' ')
    if (words === '') throw new Ask('words', { key: 'urging.whatIsAsked', values: { code: complaint.code } })
    const department = named ?? onlyOwner(context, complaint)
    const id = urgeDepartment(db, context, { complaint, department, words, by: person.id, at: now })
    if (id === undefined)
      throw new UserMistake({ key: 'urging.asked', values: { code: complaint.code, department: department.name } })
    return urgePosts(context, complaint, { id, department, words })
  },
})

/** @throws NotAllowed for somebody who has no say in any of its problems */
function mustBeConcerned(context: StaffHere, { id }: Complaint): void {
  const problems = problemsOf(context.db, id)
  if (problems.some((problem) => isConcerned(context, problem))) return
  const departments = [...new Set(problems.map(({ department }) => department))]
  throw new NotAllowed({ key: 'urging.notYours', values: { departments } })
}

/** The department that has all its problems. @throws Ask where several have some */
function onlyOwner(context: StaffHere, complaint: Complaint): DepartmentRow {
  const owners = ownersOf(context, complaint)
  const [only, ...more] = owners
  if (only && more.length === 0) return only
  const others = departmentsOf(context.db, complaint.brandId).filter(({ id }) => owners.every((one) => one.id !== id))
  const options = [...owners, ...others].map(({ name }) => ({ label: name, value: name }))
  throw new Ask('department', { key: 'urging.whom', values: { code: complaint.code } }, options)
}
