/** Who may speak for the warehouse: its role, whoever plans, and those who sign for its department. */
import { NotAllowed } from '../../core/errors.js'
import { departmentByName } from '../../domain/people/department.js'
import { mayAcknowledge } from '../../domain/people/liaison.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'

const ROLES = ['warehouse', 'install_assistant', 'install_manager']

export function maySpeakForWarehouse(context: StaffHere): boolean {
  const { db, brand, person, rules } = context
  if (person.admin || person.roles.some((role) => ROLES.includes(role))) return true
  const name = rules.policy.day.warehouse?.department
  const department = name === undefined ? undefined : departmentByName(db, brand.id, name)
  return department !== undefined && mayAcknowledge(db, department.id, person.id, todayHere(context))
}

/** @throws NotAllowed for everybody else */
export function mustSpeakForWarehouse(context: StaffHere): void {
  if (maySpeakForWarehouse(context)) return
  throw new NotAllowed({ key: 'core.notYourButton', values: { roles: ROLES.map((role) => ({ key: `role.${role}` })) } })
}
