/** A visit as people see it in an answer or a note: what was understood, and the buttons that go on from there. */
import type { VisitKind } from '../../../prisma/client/client.js'
import { choices, type DraftBlock, facts } from '../../core/draft.js'
import type { Said, Value } from '../../core/errors.js'
import type { CodeTyped } from '../../core/kinds/code.js'
import { slotOf, type VisitRow } from '../../domain/visits/visit.js'

/** The command that books a kind: its arguments lend the card their names. */
const COMMANDS: Record<VisitKind, string> = { delivery: 'delivery', installation: 'install', service: 'repair' }

/** Buttons that store their label's id instead of a text. */
export const REASONS = ['customer', 'agreed', 'other'] as const

export const kindOf = ({ kind }: Pick<VisitRow, 'kind'>): Said => ({ key: `visit.kind.${kind}` })

/** @param phone how numbers are shown in the room that will read it. */
export function visitFacts(visit: VisitRow, phone: (phone: string) => string): DraftBlock {
  const { customer, address, goods, crew, crewPhone, reason } = visit
  const rows: [argument: string, value: Value][] = [
    ['date', slotOf(visit)],
    ['customer', `${customer.name} ${phone(customer.phone)}`],
    ['address', address],
    ['goods', goods],
    ['crew', [crew, crewPhone && phone(crewPhone)].filter(Boolean).join(' ')],
    ['reason', reason === null ? undefined : reasonOf(reason)],
  ]
  return facts(rows.map(([argument, value]) => [`commands.${COMMANDS[visit.kind]}.arguments.${argument}`, value]))
}

export const visitChoices = ({ code }: VisitRow): DraftBlock =>
  choices(
    ['move', 'cancel', 'done'].map((command) => ({
      label: { key: `button.${command}` },
      does: { command, given: { code: typedCode(code) } },
    })),
  )

/** A whole code as the parser would have read it. */
export function typedCode(code: string): CodeTyped {
  const [head = '', number] = code.split('-')
  return { prefix: head.slice(0, 2) as CodeTyped['prefix'], day: head.slice(2), number: Number(number) }
}

const reasonOf = (reason: string): Value =>
  (REASONS as readonly string[]).includes(reason) ? { key: `visit.reason.${reason}` } : reason
