/** The card that asks a department's liaison to sign, in the complaint's thread, and what becomes of it. */
import { choices, type Draft, type DraftBlock, facts, list, text } from '../../core/draft.js'
import type { Said } from '../../core/errors.js'
import type { Signed } from '../../domain/complaints/acknowledge.js'
import type { Card } from '../../domain/complaints/card.js'
import type { Complaint, Problem } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { phonesIn } from '../../domain/customers/phone.js'
import type { Policy } from '../../domain/policy/schema.js'

const MINUTE = 60_000

/** A new card pings whoever signs first; a card that only grew is edited, and a short line pings. */
export function cardPosts(policy: Policy, complaint: Complaint, card: Card): Draft[] {
  const mentions = card.signers.slice(0, 1).map(({ id }) => id)
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
export const waitingEdit = (policy: Policy, complaint: Complaint, card: Card): Draft => ({
  ...place(complaint),
  edits: keyOf(complaint, card.departmentId, card.clock.round),
  blocks: openBlocks(policy, complaint, card),
})

/** The card names who signed and when, and loses its button. */
export function signedEdit(complaint: Complaint, signed: Signed, person: string, at: Date): Draft {
  const { departmentId, department, round, problems } = signed
  const values = { code: complaint.code, department, person, at: { instant: at } }
  const blocks = [text('complaint.card.signed', values), list(problems.map(lineOf))]
  return { ...place(complaint), edits: keyOf(complaint, departmentId, round), blocks }
}

/** Nothing is left to sign: all of it went to another department. */
export function movedEdit(complaint: Complaint, old: { id: number; name: string; round: number }, to: string): Draft {
  const values = { code: complaint.code, department: old.name, to }
  return {
    ...place(complaint),
    edits: keyOf(complaint, old.id, old.round),
    blocks: [text('complaint.card.moved', values)],
  }
}

function openBlocks(
  policy: Policy,
  complaint: Complaint,
  { department, problems, clock, signers }: Card,
): DraftBlock[] {
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
      ['complaint.card.liaison', liaison(signers)],
      ['complaint.card.time', { key: 'complaint.card.within', values: { span, due } }],
    ]),
    choices([
      { label: { key: 'button.acknowledge' }, does: { command: 'ack', given: { code: tailOf(code), department } } },
    ]),
  ]
}

function liaison([first]: Card['signers']): string | Said {
  if (!first) return { key: 'complaint.card.nobody' }
  return first.place === null ? { key: 'complaint.card.onlyHead', values: { head: first.name } } : first.name
}

const lineOf = ({ number, text: said }: Problem): Said => ({ key: 'complaint.line', values: { number, text: said } })
const keyOf = (complaint: Complaint, department: number, round: number) => `card:${complaint.id}:${department}:${round}`
const place = ({ roomId, threadId }: Complaint) => ({ room: roomId, thread: threadId })
