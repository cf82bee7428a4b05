/** Whoever the policy names to investigate: only they may, and they are asked by name where a complaint needs it (R004-054). */
import { NotAllowed } from '../../core/errors.js'
import { choices, type Draft, text } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { placesOf } from '../../domain/complaints/places.js'
import { investigatorsOf, lacksInvestigation } from '../../domain/inquiries/investigation.js'
import { policyOf } from '../../domain/policy/kept.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'

/** Whether the person is one of them; false as well where nobody is named, or nobody of them is there. @throws NotAllowed for others */
export function mustBeInvestigator(context: StaffHere, complaint: Complaint): boolean {
  const { person } = context
  const investigators = investigatorsHere(context, complaint)
  if (investigators.some(({ id }) => id === person.id)) return true
  if (investigators.length === 0 || person.admin) return false
  throw new NotAllowed({ key: 'triage.onlyInvestigators', values: { people: investigators.map(({ name }) => name) } })
}

/** After the severity changed: where it needs an investigation now, and did not before. */
export function investigatorsAsked(context: StaffHere, before: Complaint, complaint: Complaint): Draft[] {
  const { db, rules, person } = context
  const { id, code, customer } = complaint
  const policy = policyOf(db, rules, id)
  const lacked = lacksInvestigation(db, policy, before).length > 0
  if (lacked || lacksInvestigation(db, policy, complaint).length === 0) return []
  const people = investigatorsHere(context, complaint)
  if (people.length === 0) return []
  const line = text('triage.investigate', { code, customer, people: people.map(({ name }) => name) })
  const does = { command: 'investigate', given: { code: tailOf(code) } }
  const others = people.flatMap((one) => (one.id === person.id ? [] : one.id))
  return placesOf(db, rules, complaint, others).map((place) => ({
    ...place,
    ...{ reply: false, blocks: [line, choices([{ label: { key: 'button.investigate' }, does }])] },
  }))
}

const investigatorsHere = (context: StaffHere, complaint: Complaint) =>
  investigatorsOf(context.db, policyOf(context.db, context.rules, complaint.id), complaint, todayHere(context))
