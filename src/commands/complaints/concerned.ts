/** Who has a say in a problem: whoever takes complaints down, and the department that has it; who may pause the whole. */
import type { Complaint, Problem } from '../../domain/complaints/complaint.js'
import { isHeadConcerned } from '../../domain/people/department.js'
import { mayAcknowledge } from '../../domain/people/liaison.js'
import { REPORTERS } from '../../domain/people/reporters.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'

export const isConcerned = (context: StaffHere, { departmentId }: Problem): boolean =>
  takesComplaints(context) || mayAcknowledge(context.db, departmentId, context.person.id, todayHere(context))

/** Whoever takes complaints down, and the head of a department that has a problem of it, or the head's deputy meanwhile. */
export const mayPause = (context: StaffHere, { id }: Complaint): boolean =>
  takesComplaints(context) || isHeadConcerned(context.db, id, context.person.id, todayHere(context))

export const takesComplaints = ({ person }: StaffHere): boolean =>
  person.admin || person.roles.some((role) => REPORTERS.some((one) => one === role))
