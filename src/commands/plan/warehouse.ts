/** Who may speak for the warehouse: its role, whoever plans, and those who sign for its department. */
import { NotAllowed } from '../../core/errors.js'
import { departmentByName } from '../../domain/people/department.js'
import { mayAcknowledge } from '../../domain/people/liaison.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import type { OfPerson } from '../waiting.js'

const ROLES = ['warehouse', 'install_assistant', 'install_manager']

export const maySpeakForWarehouse = (context: StaffHere): boolean =>
  context.person.admin || context.person.roles.some((role) => ROLES.includes(role)) || keepsWarehouse(context)

/** Whose own business it is. */
export function keepsWarehouse(context: OfPerson): boolean {
  const { db, brand, person, rules } = context
  if (person.roles.includes('warehouse')) return true
  const name = rules.policy.day.warehouse?.department
  const department = name === undefined ? undefined : departmentByName(db, brand.id, name)
  return department !== undefined && mayAcknowledge(db, department.id, person.id, todayHere(context))
}

/** @throws NotAllowed for everybody else */
export function mustSpeakForWarehouse(context: StaffHere): void {
  if (maySpeakForWarehouse(context)) return
  // Whoever typed has pressed no button.
  const key = context.gesture === 'button' ? 'core.notYourButton' : 'planning.warehouse.notYours'
  throw new NotAllowed({ key, values: { roles: ROLES.map((role) => ({ key: `role.${role}` })) } })
}
