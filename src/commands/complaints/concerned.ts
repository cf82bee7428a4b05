/** Who has a say in a problem: whoever takes complaints down, and the department that has it. */
import type { Problem } from '../../domain/complaints/complaint.js'
import { mayAcknowledge } from '../../domain/people/liaison.js'
import type { StaffHere } from '../define.js'
import { REPORTERS } from './reporters.js'

export const isConcerned = ({ db, person }: StaffHere, { departmentId }: Problem): boolean =>
  person.admin ||
  person.roles.some((role) => REPORTERS.some((one) => one === role)) ||
  mayAcknowledge(db, departmentId, person.id)
