/** A visit that could not go on because of the design gets a new day as soon as there is a plan (R003-045). */
import { type Draft, text } from '../../core/posts/draft.js'
import { type Complaint, problemsOf } from '../../domain/complaints/complaint.js'
import type { ProblemState } from '../../domain/complaints/state.js'
import { pingPlaces } from '../../domain/people/ping.js'
import { plannersOf } from '../../domain/visits/rooms.js'
import { findingsOf } from '../../domain/visits/site-problem.js'
import { suspendedBy } from '../../domain/visits/suspend.js'
import { WITH_CUSTOMER } from '../../domain/visits/visit.js'
import type { Db } from '../../store/store.js'
import type { StaffHere } from '../define.js'
import { kindOf } from './card.js'
import { replanKey } from './replan-key.js'
import { otherDays } from './revisit-days.js'

const UNPLANNED: readonly ProblemState[] = ['routed', 'acknowledged', 'contacted']

/** There is a plan for everything that stood in the way. */
function isSettled(db: Db, complaintId: number): boolean {
  const found = findingsOf(db, complaintId).filter(({ type }) => type === 'blocked')
  const numbers = found.flatMap(({ problems }) => problems)
  return problemsOf(db, complaintId).every(
    ({ number, state }) => !numbers.includes(number) || !UNPLANNED.includes(state),
  )
}

/** Proposes the nearest half-days to the planners; moving the visit takes it up again. */
export async function visitAfterPlan(context: StaffHere, complaint: Complaint): Promise<Draft[]> {
  const { db, rules, brand, key } = context
  if (!isSettled(db, complaint.id)) return []
  const id = suspendedBy(db, complaint.id)
  if (id === undefined) return []
  const visit = await db.visit.findUniqueOrThrow({ where: { id }, include: WITH_CUSTOMER })
  const planners = await plannersOf(db, brand.id, visit.kind)
  const values = { code: visit.code, kind: kindOf(visit), customer: visit.customer.name, complaint: complaint.code }
  return pingPlaces(db, rules, brand.id, planners).map((place) => ({
    ...place,
    thread: null,
    reply: false,
    key: `${replanKey(visit.id)}${key}:${place.room}`,
    blocks: [text('door.planned', values), otherDays(context, visit)],
  }))
}
