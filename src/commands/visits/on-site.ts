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
import { complaintOfVisit, findingsOf, linkFinding, type SiteProblem } from '../../domain/visits/site-problem.js'
import { suspendVisit } from '../../domain/visits/suspend.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import { todayHere } from '../calendar-here.js'
import { addTo } from '../complaints/add-to.js'
import { register } from '../complaints/complaint.js'
import { problemLine } from '../complaints/opening.js'
import type { StaffHere } from '../define.js'
import { listEdits } from '../plan/lists.js'
import { noticePosts } from '../signatures/notice.js'
import { cardEdit, kindOf, visitFacts } from './card.js'
import { siteKey, typeSaid } from './site-known.js'

export interface Found {
  problems: string[]
  type?: SiteProblem
}

/** Into the complaint that the visit has already, else a new one. */
export async function siteComplaint(context: StaffHere, visit: VisitRow, { problems, type }: Found): Promise<Draft[]> {
  const { db, brand, rules, person, now } = context
  const department = type && rules.policy.visits.onSite[type]?.department
  const owner = department === undefined ? undefined : findDepartment(db, brand.id, department)
  const known = complaintOfVisit(db, visit.id)
  const { complaint, posts } = known
    ? { complaint: known, posts: addTo(context, known, problems, {}, owner) }
    : register(context, visit.customer, problems, { channel: 'site' }, owner)
  const people = calledTo(context, type)
  const numbers = problemsOf(db, complaint.id)
    .slice(-problems.length)
    .map(({ number }) => number)
  const finding = { visitId: visit.id, complaint, type, problems: numbers, people }
  linkFinding(db, finding, { by: person.id, at: now })
  const notices = owner ? await noticePosts(context, complaint, owner, numbers) : []
  const suspended = type === 'blocked' && suspendVisit(db, visit, person.id, now)
  return [
    ...posts.map((post) => unpinged(post, people)),
    ...callPosts(context, visit, complaint, { type, numbers, suspended, people }),
    ...notices.map((post) => unpinged(post, people)),
    ...(suspended ? await cardEdit(db, rules.policy, { ...visit, state: 'booked', held: true }) : []),
    ...(suspended ? listEdits(context, visit.kind) : []),
  ]
}

/** The installation managers who are there, and for what the store has done wrong its manager; person ids. */
function calledTo(context: StaffHere, type: SiteProblem | undefined): number[] {
  const { db, brand, person } = context
  const roles = type === 'store' ? ['install_manager', 'store_manager'] : ['install_manager']
  const holders = roles.flatMap((role) => peopleInRole(db, brand.id, role))
  return presentOn(db, brand.id, holders, todayHere(context)).flatMap(({ id }) => (id === person.id ? [] : id))
}

/** Whoever is called to it need not be pinged by the card or the notice of their department as well. */
const unpinged = (post: Draft, people: readonly number[]): Draft =>
  post.mentions ? { ...post, mentions: post.mentions.filter((id) => !people.includes(id)) } : post

interface Call {
  type: SiteProblem | undefined
  /** Of the problems that are new. */
  numbers: number[]
  suspended: boolean
  /** Person ids. */
  people: number[]
}

/** In the complaint's thread, with what is known of the visit. */
function callPosts(context: StaffHere, visit: VisitRow, complaint: Complaint, call: Call): Draft[] {
  const { db, rules } = context
  const { type, numbers, suspended, people } = call
  const values = { visit: visit.code, kind: kindOf(visit), code: complaint.code, type: typeSaid(type) }
  const given = { code: tailOf(complaint.code) }
  const sign = { label: { key: 'button.acknowledge' }, does: { command: 'ack', given } }
  const blocks: DraftBlock[] = [
    text('door.onSite', values),
    list(
      problemsOf(db, complaint.id)
        .filter(({ number }) => numbers.includes(number))
        .map(problemLine),
    ),
    visitFacts(db, visit, phonesIn(rules.policy, 'work')),
    ...(suspended ? [text('door.suspended', values)] : []),
    choices(people.length > 0 ? [sign] : []),
  ]
  const members = [...new Set([...concernedIn(db, complaint.id), ...people])]
  const prefix = siteKey(complaint.id, findingsOf(db, complaint.id).length)
  return placesOf(db, rules, complaint, people).map(
    (place): Draft => ({ ...place, key: `${prefix}${place.room}`, urgent: true, reply: false, members, blocks }),
  )
}
