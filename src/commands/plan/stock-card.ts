/** The warehouse's card of a day: one delivery after the other, by taps; and the list of it that everybody reads (R003-018). */
import type { Said } from '../../core/errors.js'
import { choices, type DraftBlock, type DraftChoice, list, text } from '../../core/posts/draft.js'
import type { ListedVisit } from '../../domain/visits/listed.js'
import { STOCKS, type Stock, stockMissing, stockOf } from '../../domain/visits/stock.js'
import type { Db } from '../../store/store.js'
import { typedCode } from '../visits/card.js'
import { namesOf, visitValues } from './said.js'

export const stockKey = (brandId: number, day: string): string => `stock:${brandId}:${day}:`
export const stockListKey = (brandId: number, day: string): string => `stock-list:${brandId}:${day}:`
export const stockWarningKey = (visitId: number): string => `stock-warning:${visitId}:`

/** @param until "08:30" @param late it should have been answered by then */
export function stockCard(db: Db, brandId: number, day: string, until?: string, late = false): DraftBlock[] {
  const visits = stockOf(db, brandId, day)
  const missing = stockMissing(visits)
  const said = visits.filter(({ stock }) => stock !== null)
  const [next] = missing
  const values = { day: { day }, count: visits.length, until: untilSaid(until) }
  const wrong = list(said.filter(({ stock }) => stock !== 'ok').map(stockLine))
  if (!next) return [text('planning.stock.all', values), wrong]
  return [
    ...(late ? [text('planning.stock.late', { until })] : [text('planning.stock.ask', values)]),
    wrong,
    ...(late || said.length > 0 ? [text('planning.left', namesOf(missing))] : []),
    text('planning.stock.next', visitValues(next)),
    choices([...(missing.length > 1 ? [all(day)] : []), ...STOCKS.map((stock) => answer(next, stock))]),
  ]
}

/** Every delivery of the day with its answer, but for what was taken along without one; goods that are short or damaged cannot be overlooked. */
export function stockList(db: Db, brandId: number, day: string): DraftBlock[] {
  const all = stockOf(db, brandId, day)
  const missing = stockMissing(all)
  const visits = all.filter((visit) => visit.stock !== null || missing.includes(visit))
  return [text('planning.stock.list', { day: { day }, count: visits.length }), list(visits.map(stockLine))]
}

/** For the planners: what they must move, or that it is settled. */
export const stockWarning = (visit: ListedVisit & { stock: Stock }): DraftBlock[] =>
  visit.stock === 'ok'
    ? [text('planning.stock.settled', { ...visitValues(visit), stock: stockSaid(visit) })]
    : [
        text('planning.stock.warning', { ...visitValues(visit), stock: stockSaid(visit) }),
        choices([{ label: { key: 'button.move' }, does: { command: 'move', given: { code: typedCode(visit.code) } } }]),
      ]

export const stockSaid = ({ stock }: Pick<ListedVisit, 'stock'>): Said => ({
  key: `planning.stock.is.${stock ?? 'open'}`,
})

const untilSaid = (until: string | undefined) => (until ? { key: 'planning.until', values: { until } } : '')

const stockLine = (visit: ListedVisit): Said => ({
  key: 'planning.stock.line',
  values: { ...visitValues(visit), stock: stockSaid(visit) },
})

const answer = ({ code }: ListedVisit, stock: Stock): DraftChoice => ({
  label: { key: `button.stock.${stock}` },
  does: { command: 'stock', given: { code: typedCode(code), stock } },
})

const all = (day: string): DraftChoice => ({
  label: { key: 'button.stock.all' },
  does: { command: 'stock', given: { stock: 'ok', day } },
})
