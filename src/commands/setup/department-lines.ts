/** Departments in words: one line each with who signs for it, and the question which one was meant. */
import { Ask, type Said } from '../../core/errors.js'
import {
  type DepartmentRow,
  departmentsOf,
  findDepartment,
  type StaffedDepartment,
  staffedDepartmentsOf,
} from '../../domain/people/department.js'
import type { Db } from '../../store/store.js'
import type { StaffHere } from '../define.js'

export const departmentLines = (db: Db, brandId: number): Said[] =>
  staffedDepartmentsOf(db, brandId).map((one) => departmentLine(one))

/** Department, first liaison, deputies, head; says so where nobody signs (R000-023). */
export function departmentLine({ name, head, liaisons }: StaffedDepartment, key = 'setup.department.line'): Said {
  const [first, ...deputies] = liaisons
  const parts: Said[] = []
  if (first) parts.push({ key: 'setup.department.first', values: { name: first.name } })
  if (deputies.length > 0)
    parts.push({ key: 'setup.department.deputies', values: { names: deputies.map((person) => person.name) } })
  if (head) parts.push({ key: 'setup.department.headed', values: { name: head.name } })
  if (!first) parts.unshift({ key: 'setup.department.nobody' })
  return { key, values: { department: name, people: parts } }
}

/** @throws Ask with all departments when none is called so. */
export function departmentTyped({ db, brand }: StaffHere, typed: string): DepartmentRow {
  const found = findDepartment(db, brand.id, typed)
  if (found) return found
  const options = departmentsOf(db, brand.id).map(({ name }) => ({ label: name, value: name }))
  throw new Ask('department', { key: 'setup.department.unknown', values: { name: typed } }, options)
}
