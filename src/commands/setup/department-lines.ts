/** Departments in words: one line each with who signs for it, and the question which one was meant. */
import { Ask, type Said } from '../../core/errors.js'
import {
  type DepartmentRow,
  departmentsOf,
  findDepartment,
  type StaffedDepartment,
  staffedDepartments,
} from '../../domain/people/department.js'
import type { PersonRow } from '../../domain/people/person.js'
import type { Db } from '../../store/store.js'
import type { StaffHere } from '../define.js'

export async function departmentLines(db: Db, which: Parameters<typeof staffedDepartments>[1]): Promise<Said[]> {
  const departments = await staffedDepartments(db, which)
  return departments.map(departmentLine)
}

/** Department, first liaison, deputies, head; says so where nobody signs (R000-023). */
function departmentLine({ name, head, liaisons }: StaffedDepartment): Said {
  const [first, ...deputies] = liaisons.map(({ person }) => person)
  const values = {
    department: name,
    first: first?.name ?? { key: 'setup.department.nobody' },
    deputies: deputies.length > 0 ? said('setup.department.deputies', deputies) : '',
    head: head ? said('setup.department.headed', [head]) : '',
  }
  return { key: 'setup.department.line', values }
}

const said = (key: string, people: PersonRow[]): Said => ({ key, values: { names: people.map(({ name }) => name) } })

/** @throws Ask with all departments when none is called so, or none was named. */
export function departmentTyped({ db, brand }: StaffHere, typed: string | undefined): DepartmentRow {
  const found = typed === undefined ? undefined : findDepartment(db, brand.id, typed)
  if (found) return found
  const options = departmentsOf(db, brand.id).map(({ name }) => ({ label: name, value: name }))
  const said =
    typed === undefined
      ? { key: 'setup.department.whichOne' }
      : { key: 'setup.department.unknown', values: { name: typed } }
  throw new Ask('department', said, options)
}
