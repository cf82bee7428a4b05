/** The card that asks a department's liaison to sign, in the complaint's thread, and what becomes of it. */

import type { Said } from '../../core/errors.js'
import { choices, type Draft, type DraftBlock, facts, list, text } from '../../core/posts/draft.js'
import { type Signed, signedAt } from '../../domain/complaints/acknowledge.js'
import { type Card, openCards } from '../../domain/complaints/card.js'
import type { Released } from '../../domain/complaints/close.js'
import type { Complaint, Problem, Severity } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { placesOf } from '../../domain/complaints/places.js'
import { isGrave } from '../../domain/complaints/severity.js'
import { concernedIn } from '../../domain/complaints/threads.js'
import { phonesIn } from '../../domain/customers/phone.js'
import type { Assist } from '../../domain/inquiries/assist.js'
import { cardKey, runningClocks } from '../../domain/ladder/clock.js'
import { copiesOf, copyKey } from '../../domain/ladder/copies.js'
import { isUrgent, ruleFor } from '../../domain/ladder/steps.js'
import { headNamed } from '../../domain/people/department.js'
import { policyOf } from '../../domain/policy/kept.js'
import type { Rules } from '../../domain/policy/rules.js'
import type { Policy } from '../../domain/policy/schema.js'
import type { Spot } from '../../domain/secrecy/spot.js'
import { toldIn } from '../../domain/secrecy/words.js'
import type { Db } from '../../store/store.js'
import type { StaffHere } from '../define.js'
import { editsIn, editsOf } from '../edits.js'
import { doneButtons, taskLine } from '../inquiries/task.js'
import { ruleSaid } from '../rule-said.js'
import { promisedFact } from '../triage/promised.js'
import { marked } from './mark.js'

const MINUTE = 60_000

interface Desk {
  db: Db
  rules: Rules
}

/**
 * A new card pings whoever signs first, the admins when nobody does, where they have an account; at home it stands in
 * any case. Where a card only grew it is edited, and a short line pings.
 */
export function cardPosts({ db, rules }: Desk, complaint: Complaint, card: Card): Draft[] {
  const people = [...card.signers.slice(0, 1), ...card.standIns].map(({ id }) => id)
  const key = keyOf(complaint, card)
  const blocksIn = openBlocks({ db, rules }, complaint, card)
  const copies = card.joined ? copiesOf(db, key) : []
  const values = { code: complaint.code, department: card.department, due: { instant: card.clock.dueAt } }
  // A deputy who stands in while somebody is away comes in as well.
  const members = [...new Set([...concernedIn(db, complaint.id), ...card.signers.slice(0, 1).map(({ id }) => id)])]
  const posts = placesOf(db, rules, complaint, people).map((place): Draft => {
    if (copies.some(({ room }) => room === place.room))
      return {
        ...place,
        urgent: true,
        reply: false,
        blocks: [text(grownOf(card), values)],
      }
    return {
      ...place,
      urgent: true,
      key: place.room === complaint.roomId ? key : copyKey(key, place.room),
      reply: false,
      members,
      blocks: blocksIn(place),
    }
  })
  return [...(card.joined ? editsIn(db, key, blocksIn) : []), ...posts]
}

/** The card with what still waits on it. */
export const waitingEdits = ({ db, rules }: Desk, complaint: Complaint, card: Card): Draft[] =>
  editsIn(db, keyOf(complaint, card), openBlocks({ db, rules }, complaint, card))

/** Every card that still waits, with the time that it has now: after a pause began or ended. */
export function clockEdits(context: StaffHere, complaint: Complaint): Draft[] {
  const { db, rules, brand, now } = context
  const departments = runningClocks(db, complaint.id).map(({ departmentId: id, department: name }) => ({ id, name }))
  return openCards(db, rules, { brand, complaint, departments, at: now }).flatMap((card) =>
    waitingEdits(context, complaint, card),
  )
}

/** The card names who signed and when, and loses its button; its reminders as well. */
export function signedEdits(
  { db, rules }: Desk,
  complaint: Complaint,
  signed: Signed,
  person: string,
  at: Date,
): Draft[] {
  const { departmentId, department, round, rings, problems, tasks } = signed
  const head = policyOf(db, rules, complaint.id).acknowledgement.tellsHead ? headNamed(db, departmentId) : undefined
  const key = head === undefined || head === person ? 'complaint.card.signed' : 'complaint.card.signedHead'
  const line = text(key, { code: complaint.code, department, person, at: { instant: at }, head })
  const card = editsIn(db, cardKey(complaint.id, departmentId, round), (place) => {
    const told = toldIn(db, rules, { complaint, problems, tasks }, place)
    return [line, list([...told.problems.map(lineOf), ...told.tasks.map(taskLine)]), ...doneButtons(tasks)]
  })
  return [...card, ...rings.flatMap((ring) => editsOf(db, ring, [line]))]
}

/** A signed card after something that was asked on it is done. */
export function signedAgain(desk: StaffHere, complaint: Complaint, assist: Assist): Draft[] {
  const { department, person, acknowledgedAt: at } = assist
  const signed = at && signedAt(desk.db, complaint.id, department, at)
  return signed && person ? signedEdits(desk, complaint, signed, person.name, at) : []
}

/** Nothing is left to sign: all of it went to another department. */
export function movedEdits(db: Db, complaint: Complaint, old: Released, to: string) {
  const line = text('complaint.card.moved', { code: complaint.code, department: old.name, to })
  return withOnly(db, complaint, old, line)
}

/** The complaint was closed before the department has signed. */
export const closedEdits = (db: Db, complaint: Complaint, old: Released): Draft[] =>
  withOnly(db, complaint, old, text('closing.card', { code: complaint.code, department: old.name }))

/** A new round has begun, in which nobody has asked the department yet. */
export const overEdits = (db: Db, complaint: Complaint, old: Released): Draft[] =>
  withOnly(db, complaint, old, text('inquiry.cardOver', { code: complaint.code, department: old.name }))

/** The card and its reminders say only this. */
const withOnly = (db: Db, complaint: Complaint, { id, round, rings }: Released, line: DraftBlock): Draft[] =>
  [cardKey(complaint.id, id, round), ...rings].flatMap((key) => editsOf(db, key, [line]))

/** Not every place may show the words of a secret complaint. */
function openBlocks({ db, rules }: Desk, complaint: Complaint, card: Card): (place: Spot) => DraftBlock[] {
  const policy = policyOf(db, rules, complaint.id)
  return (place) => openCard(policy, card, toldIn(db, rules, { complaint, ...card }, place))
}

function openCard(policy: Policy, card: Card, { complaint, problems, tasks }: ReturnType<typeof toldIn>): DraftBlock[] {
  const { department, clock, held, callBy } = card
  const { code, customer, phone } = complaint
  const due = { instant: clock.dueAt }
  const line = { key: held ? 'pause.card' : 'complaint.card.open', values: { code, department, due } }
  return [
    { kind: 'text', said: isGrave(complaint.severity) ? marked(complaint, line) : line },
    list([...problems.map(lineOf), ...tasks.map(taskLine)]),
    facts([
      [
        'complaint.card.customer',
        { key: 'complaint.customer', values: { name: customer, phone: phonesIn(policy, 'work')(phone) } },
      ],
      promisedFact(callBy),
      ['complaint.card.liaison', liaison(card)],
      ['complaint.card.time', held ? { key: 'pause.cardTime' } : timeSaid(policy, card, complaint.severity)],
    ]),
    choices([
      { label: { key: 'button.acknowledge' }, does: { command: 'ack', given: { code: tailOf(code), department } } },
    ]),
  ]
}

/** It may have tasks only. */
const grownOf = ({ held, problems }: Card): string => {
  if (held) return 'pause.cardGrown'
  return problems.length === 0 ? 'inquiry.cardGrown' : 'complaint.card.grown'
}

/** How long and until when; where only working time counts, the wall clock would say nothing of how long. */
function timeSaid(policy: Policy, { clock, within }: Card, severity: Severity): Said {
  const rule = ruleFor(policy, 'acknowledge', isUrgent(policy, 'acknowledge', severity))
  const due = { instant: clock.dueAt }
  if (rule && rule.kind !== 'elapsed') return { key: 'complaint.card.byRule', values: { rule: ruleSaid(rule), due } }
  return { key: 'complaint.card.within', values: { span: { minutes: Math.round(within / MINUTE) }, due } }
}

function liaison({ signers: [first], standIns }: Card): string | Said {
  if (!first && standIns.length === 0) return { key: 'complaint.card.nobody' }
  if (!first) return { key: 'complaint.card.standIns', values: { admins: standIns.map(({ name }) => name) } }
  if (first.standsFor !== undefined)
    return { key: 'leave.instead', values: { name: first.name, away: first.standsFor } }
  return first.place === null ? { key: 'complaint.card.onlyHead', values: { head: first.name } } : first.name
}

const lineOf = ({ number, text: said }: Problem): Said => ({ key: 'complaint.line', values: { number, text: said } })
const keyOf = ({ id }: Complaint, { departmentId, clock }: Card) => cardKey(id, departmentId, clock.round)
