/** A service call about electrical goods is handed to the specialist of the department that sees to them (R003-029). */
import { type Draft, text } from '../../core/posts/draft.js'
import { departmentByName } from '../../domain/people/department.js'
import { signersOf } from '../../domain/people/liaison.js'
import { pingPlaces } from '../../domain/people/ping.js'
import { slotOf, type VisitRow } from '../../domain/visits/visit.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'

/** Nothing of other goods, where nobody signs for the department, or where whoever does has booked it. */
export function toSpecialist(context: StaffHere, visit: VisitRow): Draft[] {
  const { db, brand, rules, person } = context
  const { appliances } = rules.policy.visits
  const goods = visit.goods?.toLowerCase() ?? ''
  if (!appliances?.words.some((word) => goods.includes(word.toLowerCase()))) return []
  const department = departmentByName(db, brand.id, appliances.department)
  const [specialist] = department ? signersOf(db, department.id, todayHere(context)) : []
  if (!specialist || specialist.id === person.id) return []
  const { code, customer } = visit
  const values = { code, customer: customer.name, date: slotOf(visit), goods: visit.goods }
  return pingPlaces(db, rules, brand.id, [specialist.id]).map((place) => ({
    ...{ ...place, thread: null, reply: false },
    blocks: [text('door.appliance', values)],
  }))
}
