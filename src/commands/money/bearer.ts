/** Which department bears the cost: the one that is named, else the only one responsible; else it is asked for (R002-053). */
import { Ask } from '../../core/errors.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { bearersOf } from '../../domain/money/bearers.js'
import { type DepartmentRow, departmentsOf, findDepartment } from '../../domain/people/department.js'
import type { StaffHere } from '../define.js'

/** @throws Ask when there are several, or none of that name. */
export function bearerMeant(
  { db, brand }: StaffHere,
  { id, code }: Complaint,
  name: string | undefined,
): DepartmentRow {
  const found = name === undefined ? undefined : findDepartment(db, brand.id, name)
  if (found) return found
  const offered = name === undefined ? bearersOf(db, id) : departmentsOf(db, brand.id)
  const [only, ...more] = offered
  if (name === undefined && only && more.length === 0) return only
  const said =
    name === undefined
      ? { key: 'money.whoBears', values: { code } }
      : { key: 'setup.department.unknown', values: { name } }
  throw new Ask(
    'department',
    said,
    offered.map((one) => ({ label: one.name, value: one.name })),
  )
}
