/** A visit that could not go on because of the design gets a new day as soon as there is a plan (R003-045). */
import { type Draft, text } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { pingPlaces } from '../../domain/people/ping.js'
import { plannersOf } from '../../domain/visits/rooms.js'
import { suspendedBy } from '../../domain/visits/suspend.js'
import { WITH_CUSTOMER } from '../../domain/visits/visit.js'
import type { StaffHere } from '../define.js'
import { kindOf, visitChoices } from './card.js'

/** Asks the planners for the day; moving the visit takes it up again. */
export async function visitAfterPlan(context: StaffHere, complaint: Complaint): Promise<Draft[]> {
  const { db, rules, brand } = context
  const id = suspendedBy(db, complaint.id)
  if (id === undefined) return []
  const visit = await db.visit.findUniqueOrThrow({ where: { id }, include: WITH_CUSTOMER })
  const planners = await plannersOf(db, brand.id, visit.kind)
  const values = { code: visit.code, kind: kindOf(visit), customer: visit.customer.name, complaint: complaint.code }
  return pingPlaces(db, rules, brand.id, planners).map((place) => ({
    ...place,
    thread: null,
    reply: false,
    blocks: [text('door.planned', values), ...visitChoices(visit, ['move'])],
  }))
}
