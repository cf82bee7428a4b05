/** A problem at the customer's home: a complaint at once, with the installation manager called to it (R003-042 to R003-047). */
import { choices, type Draft, type DraftBlock, list, text } from '../../core/posts/draft.js'
import { type Complaint, problemsOf } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { placesOf } from '../../domain/complaints/places.js'
import { concernedIn } from '../../domain/complaints/threads.js'
import { phonesIn } from '../../domain/customers/phone.js'
import { findDepartment } from '../../domain/people/department.js'
import { presentOn } from '../../domain/people/leave.js'
import { peopleInRole } from '../../domain/people/role.js'
import { complaintOfVisit, linkFinding, type SiteProblem } from '../../domain/visits/site-problem.js'
import { suspendVisit } from '../../domain/visits/suspend.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import { todayHere } from '../calendar-here.js'
import { addTo } from '../complaints/add-to.js'
import { signing } from '../complaints/call-together.js'
import { register } from '../complaints/complaint.js'
import { problemLine } from '../complaints/opening.js'
import type { StaffHere } from '../define.js'
import { listEdits } from '../plan/lists.js'
import { cardEdit, kindOf, visitFacts } from './card.js'

export interface Found {
  problems: string[]
  type?: SiteProblem
}

/** Into the complaint that the visit has already, else a new one. */
export async function siteComplaint(context: StaffHere, visit: VisitRow, { problems, type }: Found): Promise<Draft[]> {
  const { db, brand, rules, person, now } = context
  const department = type && rules.policy.visits.onSite[type]
  const owner = department === undefined ? undefined : findDepartment(db, brand.id, department)
  const known = complaintOfVisit(db, visit.id)
  const { complaint, posts } = known
    ? { complaint: known, posts: addTo(context, known, problems, {}, owner) }
    : register(context, visit.customer, problems, { channel: 'site' }, owner)
  const managers = inRole(context, 'install_manager')
  linkFinding(db, { visitId: visit.id, complaint, type, by: person.id, at: now })
  const suspended = type === 'blocked' && suspendVisit(db, visit, person.id, now)
  const asked = type === 'store' ? [...managers, ...inRole(context, 'store_manager')] : managers
  const card = { type, count: problems.length, suspended, people: [...new Set(asked)] }
  return [
    ...posts,
    ...calledTo(context, visit, complaint, card),
    ...(suspended ? await cardEdit(db, rules.policy, { ...visit, state: 'booked', held: true }) : []),
    ...(suspended ? listEdits(context, visit.kind) : []),
  ]
}

/** Those who are there, person ids. */
const inRole = (context: StaffHere, role: string): number[] =>
  presentOn(context.db, context.brand.id, peopleInRole(context.db, context.brand.id, role), todayHere(context)).map(
    ({ id }) => id,
  )

interface Card {
  type: SiteProblem | undefined
  /** How many problems are new. */
  count: number
  suspended: boolean
  /** Person ids. */
  people: number[]
}

/** In the complaint's thread, with what is known of the visit; the store gets its notice in writing. */
function calledTo(context: StaffHere, visit: VisitRow, complaint: Complaint, card: Card): Draft[] {
  const { db, rules } = context
  const { type, count, suspended, people } = card
  const values = { visit: visit.code, kind: kindOf(visit), code: complaint.code }
  const notice = { command: 'export', given: { code: tailOf(complaint.code), form: 'feedback' } }
  const blocks: DraftBlock[] = [
    text('door.onSite', {
      ...values,
      type: type ? { key: 'door.ofType', values: { type: { key: `door.type.${type}` } } } : '',
    }),
    list(problemsOf(db, complaint.id).slice(-count).map(problemLine)),
    visitFacts(visit, phonesIn(rules.policy, 'work')),
    ...(suspended ? [text('door.suspended', values)] : []),
    ...signing(context, complaint, people),
    ...(type === 'store' ? [choices([{ label: { key: 'door.button.notice' }, does: notice }])] : []),
  ]
  const members = [...new Set([...concernedIn(db, complaint.id), ...people])]
  return placesOf(db, rules, complaint, people).map(
    (place): Draft => ({ ...place, urgent: true, reply: false, members, blocks }),
  )
}
