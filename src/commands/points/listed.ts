/** The points that concern whoever asks: what waits for an assessor, what counts this month against a head's departments and against oneself. */
import type { Said } from '../../core/errors.js'
import { type DraftBlock, list, text } from '../../core/posts/draft.js'
import { departmentsHeadedBy, isSevere, mayConfirm } from '../../domain/points/assessors.js'
import { type Entry, entriesAgainst, waitingEntries } from '../../domain/points/entry.js'
import type { StaffHere } from '../define.js'
import { type OfPerson, pressing, type Waiting } from '../waiting.js'
import { assessingHere } from './assessing-here.js'
import { entrySaid } from './said.js'

const MOST = 20

export function listed(context: StaffHere): DraftBlock[] {
  const { db, brand, person } = context
  const assessing = assessingHere(context)
  const month = assessing.day.slice(0, 7)
  const headed = departmentsHeadedBy(db, brand.id, person.id, assessing.day)
  const waiting = waitingFor(context)
  const against = entriesAgainst(db, brand.id, month, person.id, headed)
  if (waiting.length + against.length === 0) return [text('points.nothing', { brand: brand.name })]
  return [
    ...section('points.waits', waiting.length, waiting.slice(0, MOST).map(entrySaid)),
    ...section('points.month', against.length, against.slice(-MOST).map(entrySaid)),
  ]
}

/** How many wait for whoever asks; neither how many points nor against whom, because it may be read in a group. */
export function pointsMine(context: OfPerson): Waiting[] {
  const count = waitingFor(context).length
  const button = pressing('score', {}, { label: 'show', where: ['work', 'management', 'direct'] })
  return count === 0 ? [] : [{ line: { key: 'points.mineOne', values: { count } }, button }]
}

/** What the person may confirm. */
function waitingFor(context: OfPerson): Entry[] {
  const { db, brand, person } = context
  const assessing = assessingHere(context)
  if (mayConfirm(db, assessing, person, false)) return waitingEntries(db, brand.id)
  return mayConfirm(db, assessing, person, true) ? waitingEntries(db, brand.id).filter(isSevere) : []
}

const section = (key: string, count: number, lines: Said[]): DraftBlock[] =>
  count === 0 ? [] : [text(key, { count }), list(lines)]
