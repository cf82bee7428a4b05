/** How the goods of a delivery stand in the warehouse: complete, short or damaged (R003-018). */
import type { Db } from '../../store/store.js'
import type { LocalDay } from '../calendar/local-day.js'
import { record } from '../timeline.js'
import { type ListedVisit, visitsOn } from './listed.js'
import { mayStep, takeStep } from './steps.js'

export const STOCKS = ['ok', 'short', 'damaged'] as const
export type Stock = (typeof STOCKS)[number]

/** The deliveries of a day that the warehouse answers for. */
export const stockOf = (db: Db, brandId: number, day: LocalDay): ListedVisit[] =>
  visitsOn(db, brandId, { from: day, to: day }, 'delivery').filter(({ held }) => !held)

/** Those of which it has said nothing, and which nobody has taken along yet. */
export const stockMissing = (visits: ListedVisit[]): ListedVisit[] =>
  visits.filter((visit) => visit.stock === null && mayAnswer(visit))

const WAITING = ['booked', 'drafted', 'confirmed', 'posted', 'stocked'] as const
const mayAnswer = ({ state }: Pick<ListedVisit, 'state'>): boolean => WAITING.some((one) => one === state)

export interface StockAnswer {
  stock: Stock
  /** Person id. */
  by: number
  at: Date
}

/** Notes the answer, also a corrected one; false when it was said already, somebody was quicker, or the goods are gone. */
export function noteStock(
  db: Db,
  visit: Pick<ListedVisit, 'id' | 'state' | 'stock'>,
  { stock, by, at }: StockAnswer,
): boolean {
  if (visit.stock === stock || !mayAnswer(visit)) return false
  const changed = db.sql.run(
    `UPDATE "Visit" SET "stock" = ? WHERE "id" = ? AND "state" = ? AND "stock" IS ?`,
    ...[stock, visit.id, visit.state, visit.stock],
  )
  if (changed === 0) return false
  const entry = { what: `timeline-stock.${stock}` }
  // A visit that missed its post is answered for all the same.
  if (mayStep('stock', visit)) takeStep(db, { visit, step: 'stock', by, at, entry })
  else record(db, { visitId: visit.id, personId: by, ...entry, at })
  return true
}
