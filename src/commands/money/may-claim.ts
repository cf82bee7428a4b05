/** Who may ask for money for a customer: whoever takes complaints down, and the departments that have a problem of it. */
import { NotAllowed } from '../../core/errors.js'
import { type Complaint, problemsOf } from '../../domain/complaints/complaint.js'
import { isConcerned } from '../complaints/concerned.js'
import type { StaffHere } from '../define.js'

/** @throws NotAllowed */
export function mayClaim(context: StaffHere, { id }: Complaint): void {
  const problems = problemsOf(context.db, id)
  if (problems.some((problem) => isConcerned(context, problem))) return
  const departments = [...new Set(problems.map(({ department }) => department))]
  throw new NotAllowed({ key: 'money.notYours', values: { departments } })
}
