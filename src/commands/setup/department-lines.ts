/** Departments in words: one line each with who signs for it, and the question which one was meant. */
import { Ask, type Said, type Value } from '../../core/errors.js'
import {
  type DepartmentRow,
  departmentsOf,
  findDepartment,
  type StaffedDepartment,
  staffedDepartments,
} from '../../domain/people/department.js'
import { presentOn } from '../../domain/people/leave.js'
import type { PersonRow } from '../../domain/people/person.js'
import type { Db } from '../../store/store.js'
import type { StaffHere } from '../define.js'

/** @param today "yyyy-MM-dd": whoever is away on it is said to be */
export async function departmentLines(
  db: Db,
  which: Parameters<typeof staffedDepartments>[1],
  today: string,
): Promise<Said[]> {
  const departments = await staffedDepartments(db, which)
  return departments.map((department) => departmentLine(department, (person) => nameOn(db, department, person, today)))
}

/** Department, first liaison, deputies, head; says so where nobody signs (R000-023). */
function departmentLine({ name, head, liaisons }: StaffedDepartment, named: (person: PersonRow) => Value): Said {
  const [first, ...deputies] = liaisons.map(({ person }) => named(person))
  const values = {
    department: name,
    first: first ?? { key: 'setup.department.nobody' },
    deputies: deputies.length > 0 ? { key: 'setup.department.deputies', values: { names: deputies } } : '',
    head: head ? { key: 'setup.department.headed', values: { names: [named(head)] } } : '',
  }
  return { key: 'setup.department.line', values }
}

/** With who stands in while somebody is away. */
function nameOn(db: Db, { brandId }: StaffedDepartment, person: PersonRow, day: string): Value {
  const [present] = presentOn(db, brandId, [person], day)
  if (present?.id === person.id) return person.name
  const values = { name: person.name, deputy: present?.name }
  return { key: present ? 'leave.absentDeputy' : 'leave.absent', values }
}

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
