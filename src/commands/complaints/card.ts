/** The card that asks a department's liaison to sign, in the complaint's thread, and what becomes of it. */
import { choices, type Draft, type DraftBlock, facts, list, text } from '../../core/draft.js'
import type { Said } from '../../core/errors.js'
import type { Signed } from '../../domain/complaints/acknowledge.js'
import type { Card } from '../../domain/complaints/card.js'
import type { Complaint, Problem } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import type { Voided } from '../../domain/complaints/move-problem.js'
import { phonesIn } from '../../domain/customers/phone.js'
import type { Policy } from '../../domain/policy/schema.js'

const MINUTE = 60_000

/** A new card pings whoever signs first, the admins when nobody does; a card that only grew is edited, and a short line pings. */
export function cardPosts(policy: Policy, complaint: Complaint, card: Card): Draft[] {
  const mentions = [...card.signers.slice(0, 1), ...card.standIns].map(({ id }) => id)
  const key = keyOf(complaint, card.departmentId, card.clock.round)
  if (!card.joined)
    return [{ ...place(complaint), key, reply: false, mentions, blocks: openBlocks(policy, complaint, card) }]
  const values = { code: complaint.code, department: card.department, due: { instant: card.clock.dueAt } }
  return [
    waitingEdit(policy, complaint, card),
    { ...place(complaint), reply: false, mentions, blocks: [text('complaint.card.grown', values)] },
  ]
}

/** The card with what still waits on it. */
export const waitingEdit = (policy: Policy, complaint: Complaint, card: Card): Draft =>
  edit(complaint, keyOf(complaint, card.departmentId, card.clock.round), openBlocks(policy, complaint, card))

/** The card names who signed and when, and loses its button; its reminders as well. */
export function signedEdits(complaint: Complaint, signed: Signed, person: string, at: Date): Draft[] {
  const { departmentId, department, round, rings, problems } = signed
  const line = text('complaint.card.signed', { code: complaint.code, department, person, at: { instant: at } })
  const card = edit(complaint, keyOf(complaint, departmentId, round), [line, list(problems.map(lineOf))])
  return [card, ...rings.map((ring) => edit(complaint, ring, [line]))]
}

/** Nothing is left to sign: all of it went to another department. */
export function movedEdits(complaint: Complaint, old: { id: number; name: string } & Voided, to: string): Draft[] {
  const line = text('complaint.card.moved', { code: complaint.code, department: old.name, to })
  return [keyOf(complaint, old.id, old.round), ...old.rings].map((key) => edit(complaint, key, [line]))
}

function openBlocks(policy: Policy, complaint: Complaint, card: Card): DraftBlock[] {
  const { department, problems, clock } = card
  const { code, customer, phone } = complaint
  const span = { minutes: (clock.dueAt.getTime() - clock.startedAt.getTime()) / MINUTE }
  const due = { instant: clock.dueAt }
  return [
    text('complaint.card.open', { code, department, due }),
    list(problems.map(lineOf)),
    facts([
      [
        'complaint.card.customer',
        { key: 'complaint.customer', values: { name: customer, phone: phonesIn(policy, 'work')(phone) } },
      ],
      ['complaint.card.liaison', liaison(card)],
      ['complaint.card.time', { key: 'complaint.card.within', values: { span, due } }],
    ]),
    choices([
      { label: { key: 'button.acknowledge' }, does: { command: 'ack', given: { code: tailOf(code), department } } },
    ]),
  ]
}

function liaison({ signers: [first], standIns }: Card): string | Said {
  if (!first && standIns.length === 0) return { key: 'complaint.card.nobody' }
  if (!first) return { key: 'complaint.card.standIns', values: { admins: standIns.map(({ name }) => name) } }
  return first.place === null ? { key: 'complaint.card.onlyHead', values: { head: first.name } } : first.name
}

const lineOf = ({ number, text: said }: Problem): Said => ({ key: 'complaint.line', values: { number, text: said } })
const keyOf = (complaint: Complaint, department: number, round: number) => `card:${complaint.id}:${department}:${round}`
const edit = (complaint: Complaint, edits: string, blocks: DraftBlock[]): Draft => ({
  ...place(complaint),
  edits,
  blocks,
})
const place = ({ roomId, threadId }: Complaint) => ({ room: roomId, thread: threadId })
