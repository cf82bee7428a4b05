/** The post that names the installations which were left out of the schedule because the customer is not ready (R003-010). */
import { choices, type DraftBlock, list, text } from '../../core/posts/draft.js'
import type { LocalDay } from '../../domain/calendar/local-day.js'
import { leftOut } from '../../domain/visits/unready.js'
import { slotOf } from '../../domain/visits/visit.js'
import type { Db } from '../../store/store.js'
import { typedCode } from '../visits/card.js'

const MOST_BUTTONS = 6

/** @param day of the schedule post */
export const unreadyKey = (brandId: number, day: LocalDay): string => `unready:${brandId}:${day}:`

export function unreadyCard(db: Db, brandId: number, day: LocalDay): DraftBlock[] {
  const visits = leftOut(db, brandId, day)
  if (visits.length === 0) return [text('planning.unready.all')]
  const lines = visits.map(({ code, customer, missing, ...visit }) => ({
    key: 'planning.unready.line',
    values: { code, customer, missing, date: slotOf(visit) },
  }))
  const buttons = visits.slice(0, MOST_BUTTONS).map(({ code, customer }) => ({
    label: { key: 'planning.unready.move', values: { customer } },
    does: { command: 'move', given: { code: typedCode(code) } },
  }))
  return [text('planning.unready.ask', { count: visits.length }), list(lines), choices(buttons)]
}
