/** Whose fault a problem is, where that waits for the one who asks: their department's word, or their decision. */
import { arbitersOf } from '../../domain/causes/arbiter.js'
import { type OpenFault, openFaults } from '../../domain/causes/fault.js'
import { problemsOf } from '../../domain/complaints/complaint.js'
import { complaintById } from '../../domain/complaints/find.js'
import { departmentByName } from '../../domain/people/department.js'
import { mayAcknowledge } from '../../domain/people/liaison.js'
import { todayHere } from '../calendar-here.js'
import { type OfPerson, showing, type Waiting } from '../waiting.js'

export const faultsMine = (context: OfPerson): Waiting[] =>
  openFaults(context.db, context.brand.id).flatMap((open) => {
    const complaint = complaintById(context.db, open.complaintId)
    if (!complaint || !waitsFor(context, complaint, open)) return []
    const { code, customer } = complaint
    const line = { key: `cause.fault.open.${open.step}`, values: { code, customer, number: open.number } }
    return [{ line, button: showing(code) }]
  })

function waitsFor(
  context: OfPerson,
  complaint: NonNullable<ReturnType<typeof complaintById>>,
  { step, number, department: name, personId }: OpenFault,
): boolean {
  const { db, rules, brand, person } = context
  const day = todayHere(context)
  if (step === 'asked') {
    const department = departmentByName(db, brand.id, name)
    return department !== undefined && mayAcknowledge(db, department.id, person.id, day)
  }
  const problem = problemsOf(db, complaint.id).find((one) => one.number === number)
  return !!problem && arbitersOf(db, rules, { complaint, problem, day }, personId).some(({ id }) => id === person.id)
}
