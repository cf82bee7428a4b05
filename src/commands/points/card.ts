/** The card on which the points of a closed case are confirmed or waived: in private, with what became of each (R004-034, R004-037). */
import { choices, type Draft, type DraftBlock, type DraftChoice, list, text } from '../../core/posts/draft.js'
import { unaccused } from '../../domain/accused/accused.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { assessorRole, assessorsOf, isSevere } from '../../domain/points/assessors.js'
import { type Entry, entriesOf } from '../../domain/points/entry.js'
import type { Db } from '../../store/store.js'
import type { StaffHere } from '../define.js'
import { editsOf } from '../edits.js'
import { assessingHere } from './assessing-here.js'
import { privateCards } from './private-cards.js'
import { entrySaid } from './said.js'

/** Besides the one that confirms all: more than a card of WeCom takes are decided by typing their number. */
const MOST_WAIVED = 5

/** To each assessor alone. */
export async function pointCards(context: StaffHere, { id, round, code, customer }: Complaint): Promise<Draft[]> {
  const { db, rules } = context
  const entries = entriesOf(db, id)
  const count = entries.filter(isWaiting).length
  if (count === 0) return []
  const assessors = unaccused(db, id, assessorsOf(db, assessingHere(context), entries.every(isSevere)))
  const people = assessors.map((person) => person.id)
  const role = { key: `role.${assessorRole(rules.policy)}` }
  return privateCards(context, {
    ...{ key: keyOf(id), again: `:${round}`, people },
    blocks: () => caseBlocks(entries),
    elsewhere: text('points.waiting', { code, customer, count, role }),
  })
}

/** Edits of every card of a case, wherever it was shown to an assessor. */
export function cardEdits(db: Db, complaintId: number): Draft[] {
  const blocks = caseBlocks(entriesOf(db, complaintId))
  return editsOf(db, keyOf(complaintId), blocks)
}

/** The points of one case; empty where it has none. */
export function caseBlocks(entries: Entry[]): DraftBlock[] {
  const [first] = entries
  if (!first) return []
  const { code, customer, complaintId } = first
  const waiting = entries.filter(isWaiting)
  const key = waiting.length > 0 ? 'points.card' : 'points.cardDone'
  const all: DraftChoice = {
    label: { key: 'button.confirmAll' },
    does: decision({ complaint: complaintId }, 'confirm'),
  }
  return [
    text(key, { code: code ?? '', customer: customer ?? '', count: waiting.length }),
    list(entries.map(entrySaid)),
    choices(waiting.length > 0 ? [all, ...waiting.slice(0, MOST_WAIVED).map(waive)] : []),
  ]
}

export const isWaiting = ({ state }: Entry): boolean => state === 'proposed'

const waive = ({ id }: Entry): DraftChoice => ({
  label: { key: 'button.waiveOne', values: { number: id } },
  does: decision({ entry: id }, 'waive'),
})

const decision = (of: Record<string, number | null>, act: 'confirm' | 'waive') => ({
  command: 'score_decision',
  given: { ...of, act },
})

const keyOf = (complaintId: number): string => `points:${complaintId}`
