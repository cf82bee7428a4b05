/** What must be ready before an installation as one message, changed by each tap (R003-010). */
import { choices, type Draft, type DraftBlock, type DraftChoice, list, text } from '../../core/posts/draft.js'
import { isUnready, missingOf, type Ready, readyOf } from '../../domain/visits/ready.js'
import { isPublished, type VisitRow } from '../../domain/visits/visit.js'
import type { Db } from '../../store/store.js'
import type { StaffHere } from '../define.js'
import { editsOf, standing } from '../plan/standing.js'
import { reasonOf, typedCode, visitChoices } from './card.js'

/** What the policy asks for now, and what was noted of it. */
export function itemsOf({ rules }: StaffHere, visit: VisitRow): string[] {
  return [...new Set([...rules.policy.visits.ready, ...Object.keys(readyOf(visit) ?? {})])]
}

/** Nothing where the policy asks for nothing. */
export const readyAsked = (context: StaffHere, visit: VisitRow): Draft[] =>
  visit.kind === 'installation' && itemsOf(context, visit).length > 0
    ? [{ key: `${readyKey(visit)}${context.key}`, reply: false, blocks: readyCard(context, visit) }]
    : []

const readyKey = ({ id }: Pick<VisitRow, 'id'>): string => `ready:${id}:`

/** Whether it stands in a room. */
export const isReadyAsked = (db: Db, visit: Pick<VisitRow, 'id'>): boolean => standing(db, readyKey(visit)).length > 0

/** All that stand in rooms, as it is now. */
export const readyEdits = (context: StaffHere, visit: VisitRow): Draft[] =>
  editsOf(context.db, readyKey(visit), () => readyCard(context, visit))

/** What was left out of the plan is taken up by hand: somebody must come. */
export const takenUpBy = (visit: VisitRow): DraftBlock[] =>
  visit.held && !isUnready(visit) ? visitChoices(visit, ['confirm', 'move']) : []

const readyCard = (context: StaffHere, visit: VisitRow): DraftBlock[] => [
  ...itemBlocks(context, visit),
  ...takenUpBy(visit),
]

function itemBlocks(context: StaffHere, visit: VisitRow): DraftBlock[] {
  const ready = readyOf(visit)
  const missing = missingOf(ready)
  const items = itemsOf(context, visit)
  const values = { code: visit.code, customer: visit.customer.name, missing }
  const tap = (label: DraftChoice['label'], given: Record<string, unknown>): DraftChoice => ({
    label,
    does: { command: 'ready', given: { code: typedCode(visit.code), ...given } },
  })
  const all = tap({ key: 'crew.button.allReady' }, { state: 'ready' })
  const each = items.map((item) => {
    const isMissing = missing.includes(item)
    const label = { key: isMissing ? 'crew.button.nowReady' : 'crew.button.missing', values: { item } }
    return tap(label, { set: { item, ready: isMissing } })
  })
  if (!ready) return [text('crew.ready.ask', values), choices([all, ...each])]
  if (missing.length === 0) return [text('crew.ready.all', values), choices(each)]
  const lines = list(items.map((item) => ({ key: `crew.ready.item.${ready[item] ? 'yes' : 'no'}`, values: { item } })))
  if (visit.override !== null)
    return [text('crew.ready.overridden', { ...values, reason: reasonOf(visit.override) }), lines, choices([all])]
  return [
    text(unreadyKey(visit), values),
    lines,
    choices([all, tap({ key: 'crew.button.override' }, { state: 'anyway' }), ...each]),
  ]
}

/** What everybody reads in the schedule does not leave it by itself. */
export const unreadyKey = (visit: VisitRow): string =>
  isPublished(visit) ? 'crew.ready.missingPosted' : 'crew.ready.missing'

/** Everything but what is named is ready. */
export const readyBut = (items: readonly string[], missing: readonly string[]): Ready =>
  Object.fromEntries(items.map((item) => [item, !missing.includes(item)]))
