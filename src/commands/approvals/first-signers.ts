/** Who acts on what those above have decided: whoever signs first for each department that has a problem. */
import { signersInCase } from '../../domain/accused/accused.js'
import { type Complaint, problemsOf } from '../../domain/complaints/complaint.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'

/** Person ids. */
export function firstSigners(context: StaffHere, { id }: Complaint): number[] {
  const departments = new Set(problemsOf(context.db, id).map(({ departmentId }) => departmentId))
  const first = [...departments].flatMap((one) => signersInCase(context.db, id, one, todayHere(context)).slice(0, 1))
  return first.map((person) => person.id)
}
