/** Which department of a complaint somebody speaks for: their own, else one that is named or asked for. */
import { Ask, NotAllowed, UserMistake } from '../../core/errors.js'
import { type Complaint, problemsOf } from '../../domain/complaints/complaint.js'
import { type DepartmentRow, findDepartment } from '../../domain/people/department.js'
import { mayAcknowledge } from '../../domain/people/liaison.js'
import { todayHere } from '../calendar-here.js'
import { takesComplaints } from '../complaints/concerned.js'
import type { StaffHere } from '../define.js'

/** @param isCalled to speak although neither the department nor customer service is theirs @throws NotAllowed for somebody who has no say in it, UserMistake for a department that has no problem of it, Ask when it could be several. */
export function departmentSpeaking(
  context: StaffHere,
  complaint: Complaint,
  named: string | undefined,
  isCalled = false,
): DepartmentRow {
  const { db, person } = context
  const owners = ownersOf(context, complaint)
  const names = owners.map(({ name }) => name)
  const own = owners.filter(({ id }) => mayAcknowledge(db, id, person.id, todayHere(context)))
  if (own.length === 0 && !isCalled && !takesComplaints(context))
    throw new NotAllowed({ key: 'inquiry.notYours', values: { departments: names } })
  const some = own.length > 0 ? own : owners
  if (named !== undefined) {
    const name = findDepartment(db, complaint.brandId, named)?.name ?? named
    const found = some.find((one) => one.name === name)
    if (found) return found
    throw new UserMistake({
      key: 'inquiry.notInCase',
      values: { code: complaint.code, department: name, departments: names },
    })
  }
  const [one, ...more] = some
  if (one && more.length === 0) return one
  const options = some.map(({ name }) => ({ label: name, value: name }))
  throw new Ask('department', { key: 'inquiry.whose', values: { code: complaint.code } }, options)
}

/** The departments that have its problems, each once. */
export const ownersOf = ({ db }: StaffHere, { id }: Complaint): DepartmentRow[] => {
  const owners = new Map(problemsOf(db, id).map(({ departmentId, department }) => [departmentId, department]))
  return [...owners].map(([of, name]) => ({ id: of, name }))
}
