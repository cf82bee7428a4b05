/** What the plan wants of somebody: the draft of tomorrow to confirm, the goods of today to check (R003-013, R003-018, R003-022). */
import { instantAt } from '../../domain/calendar/local-day.js'
import { DRAFTED_KINDS, draftOf, isDraftOver } from '../../domain/visits/draft.js'
import { plannersThere } from '../../domain/visits/planners.js'
import { daysOfPost } from '../../domain/visits/posted-days.js'
import { stockMissing, stockOf } from '../../domain/visits/stock.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import { IN_WORK_ROOMS, type OfPerson, pressing, type Waiting } from '../waiting.js'
import { draftKey } from './draft-card.js'
import { standing } from './standing.js'
import { stockKey } from './stock-card.js'
import { keepsWarehouse } from './warehouse.js'

/** Until the schedule is posted. */
export function draftsMine(context: OfPerson): Waiting[] {
  const { db, brand, rules, person } = context
  const today = todayHere(context)
  if (isDraftOver(db, brand.id, today)) return []
  const calendar = calendarHere(context)
  const at = instantAt(today, rules.policy.schedule.at, calendar.zone)
  return DRAFTED_KINDS.flatMap((kind) => {
    const isAsked = standing(db, draftKey(brand.id, today, kind)).length > 0
    if (!isAsked || !plannersThere(db, brand.id, kind, today).includes(person.id)) return []
    const count = draftOf(db, brand.id, daysOfPost(calendar, today), kind).left.length
    const line = { key: 'mine.draft', values: { kind: { key: `visit.kind.${kind}` }, count, due: { instant: at } } }
    return count > 0 ? [{ at, line, button: pressing('draft', {}, { where: IN_WORK_ROOMS }) }] : []
  })
}

/** From the moment at which the warehouse is asked. */
export function goodsMine(context: OfPerson): Waiting[] {
  const { db, brand, rules } = context
  const { stock } = rules.policy.day
  const today = todayHere(context)
  if (!stock || !keepsWarehouse(context)) return []
  const count = stockMissing(stockOf(db, brand.id, today)).length
  if (count === 0 || standing(db, stockKey(brand.id, today)).length === 0) return []
  const at = instantAt(today, stock.postAt, calendarHere(context).zone)
  const button = pressing('stock', {}, { label: 'goods', where: ['work', 'warehouse', 'direct'] })
  return [{ at, line: { key: 'mine.goodsCount', values: { count, due: { instant: at } } }, button }]
}
