/** The card of a visit: what was understood, its state, and while it is open the buttons that go on from there. */
import type { VisitKind } from '../../../prisma/client/client.js'
import type { Said, Value } from '../../core/errors.js'
import type { CodeTyped } from '../../core/kinds/code.js'
import { choices, type Draft, type DraftBlock, facts, text } from '../../core/posts/draft.js'
import { phonesIn } from '../../domain/customers/phone.js'
import type { Policy } from '../../domain/policy/schema.js'
import { lookOf, type VisitLook } from '../../domain/visits/look.js'
import { mayStep } from '../../domain/visits/steps.js'
import { slotOf, type VisitRow } from '../../domain/visits/visit.js'
import { whoGoes, withStandIn } from '../../domain/visits/who-goes.js'
import type { Db } from '../../store/store.js'
import { caseFacts } from './case-facts.js'

/** The command that books a kind: its arguments lend the card their names. */
const COMMANDS: Record<VisitKind, string> = { delivery: 'delivery', installation: 'install', service: 'repair' }

/** Buttons that store their label's id instead of a text. */
export const REASONS = ['customer', 'agreed', 'other'] as const
/** The same, of an installation that is proposed with its delivery. */
export const BY_RULE = 'delivered'

export const kindOf = ({ kind }: Pick<VisitRow, 'kind'>): Said => ({ key: `visit.kind.${kind}` })

export const cardKey = ({ id }: VisitRow): string => `visit:${id}`

/** @param warnings only for whoever books. */
export function visitCard(
  db: Db,
  visit: VisitRow,
  phone: (phone: string) => string,
  warnings: DraftBlock[] = [],
): DraftBlock[] {
  const { code, customer } = visit
  const look = lookOf(db, visit)
  const values = { code, kind: kindOf(visit), customer: customer.name }
  // At the door it would read as the reason for coming.
  const reason = mayStep('leave', visit) ? visit.reason : null
  const blocks = [text(`visit.card.${look}`, values), visitFacts(db, visit, phone, reason), ...warnings]
  return [...blocks, ...visitChoices(visit, NEXT[look])]
}

/** Where a card cannot be changed, a line for each step would bury the room: these are worth one. */
const TOLD: readonly string[] = ['booked', 'done', 'failed', 'leftover', 'cancelled']

/** The card as the visit is now, wherever it was booked. */
export async function cardEdit(db: Db, policy: Policy, visit: VisitRow): Promise<Draft[]> {
  const card = await db.post.findUnique({ where: { key: cardKey(visit) }, include: { room: true } })
  if (!card) return []
  const blocks = visitCard(db, visit, phonesIn(policy, card.room.purpose), caseFacts(db, visit))
  const quiet = visit.held || !TOLD.includes(visit.state)
  return [{ edits: card.key, quiet, room: card.roomId, thread: card.threadId, blocks }]
}

/** What a fact of it is called: the goods of a service visit are its problem. */
export const factOf = ({ kind }: Pick<VisitRow, 'kind'>, argument: string): string =>
  `commands.${COMMANDS[kind]}.arguments.${argument}`

/** @param phone how numbers are shown in the room that will read it. @param reason why it was booked so late; null to leave it out */
export function visitFacts(
  db: Db,
  visit: VisitRow,
  phone: (phone: string) => string,
  reason = visit.reason,
): DraftBlock {
  const { customer, address, goods } = visit
  const rows: [argument: string, value: Value][] = [
    ['date', slotOf(visit)],
    ['customer', `${customer.name} ${phone(customer.phone)}`],
    ['address', address],
    ['goods', goods],
    ['crew', whoGoes(withStandIn(db, visit), phone)],
    ['reason', reason === null ? undefined : reasonOf(reason)],
  ]
  return facts(rows.map(([argument, value]) => [factOf(visit, argument), value]))
}

/** A card is said once, perhaps days ahead: the crew finds its button on it when the day has come (R003-017). */
const BEFORE = ['move', 'cancel', 'onway']
const ON_THE_DAY = ['onway', 'move', 'cancel']
const ON_HOLD = ['confirm', 'move', 'cancel']

/** What may come next, the likeliest first. */
const NEXT: Partial<Record<VisitLook, readonly string[]>> = {
  booked: BEFORE,
  drafted: BEFORE,
  confirmed: BEFORE,
  posted: ON_THE_DAY,
  stocked: ON_THE_DAY,
  short: BEFORE,
  damaged: BEFORE,
  held: ON_HOLD,
  suspended: ON_HOLD,
  underway: ['done', 'unreachable', 'problem', 'leftover'],
}

/** The buttons of commands that are given the visit's code. */
export const visitChoices = (visit: VisitRow, commands = NEXT[visit.state] ?? []): DraftBlock[] =>
  commands.length === 0
    ? []
    : [
        choices(
          commands.map((command) => ({
            label: { key: `button.${command === 'confirm' ? 'takeUp' : command}` },
            does: { command, given: { code: typedCode(visit.code) } },
          })),
        ),
      ]

/** A whole code as the parser would have read it. */
export function typedCode(code: string): CodeTyped {
  const [head = '', number] = code.split('-')
  return { prefix: head.slice(0, 2) as CodeTyped['prefix'], day: head.slice(2), number: Number(number) }
}

/** Of a button its label, else what was typed. */
export const reasonOf = (reason: string): Value =>
  [...REASONS, BY_RULE].includes(reason) ? { key: `visit.reason.${reason}` } : reason
