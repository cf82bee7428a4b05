/** What the plan wants of somebody: the draft of tomorrow to confirm, its schedule to sign for, the goods and the service visits of today to check (R003-013, R003-014, R003-018, R003-022, R003-035). */
import { instantAt } from '../../domain/calendar/local-day.js'
import { presentOn } from '../../domain/people/leave.js'
import { peopleInRole } from '../../domain/people/role.js'
import { DRAFTED_KINDS, draftOf, isDraftOver } from '../../domain/visits/draft.js'
import { plannersThere } from '../../domain/visits/planners.js'
import { daysOfPost, lastPosted, POST_SCHEDULE } from '../../domain/visits/posted-days.js'
import { scheduleSigner, visitsToSign } from '../../domain/visits/schedule-signature.js'
import { stockMissing, stockOf } from '../../domain/visits/stock.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import { typedCode } from '../visits/card.js'
import { dueSaid, IN_WORK_ROOMS, type OfPerson, pressing, type Waiting } from '../waiting.js'
import { draftKey } from './draft-card.js'
import { scheduleKey } from './read-schedule.js'
import { leftToday, servedKey } from './served-card.js'
import { standing } from './standing.js'
import { stockKey } from './stock-card.js'
import { keepsWarehouse } from './warehouse.js'

/** Until the schedule is posted. */
export function draftsMine(context: OfPerson): Waiting[] {
  const { db, brand, rules, person, now } = context
  const today = todayHere(context)
  if (isDraftOver(db, brand.id, today)) return []
  const calendar = calendarHere(context)
  const at = instantAt(today, rules.policy.schedule.at, calendar.zone)
  return DRAFTED_KINDS.flatMap((kind) => {
    const isAsked = standing(db, draftKey(brand.id, today, kind)).length > 0
    if (!isAsked || !plannersThere(db, brand.id, kind, today).includes(person.id)) return []
    const of = { brandId: brand.id, days: daysOfPost(calendar, today), kind, policy: rules.policy }
    const count = draftOf(db, of).left.length
    const line = { key: 'mine.draft', values: { kind: { key: `visit.kind.${kind}` }, count, due: dueSaid(at, now) } }
    return count > 0 ? [{ at, line, button: pressing('draft', {}, { where: IN_WORK_ROOMS }) }] : []
  })
}

/** From the moment at which the warehouse is asked. */
export function goodsMine(context: OfPerson): Waiting[] {
  const { db, brand, rules, now } = context
  const { stock } = rules.policy.day
  const today = todayHere(context)
  if (!stock || !keepsWarehouse(context)) return []
  const count = stockMissing(stockOf(db, brand.id, today)).length
  if (count === 0 || standing(db, stockKey(brand.id, today)).length === 0) return []
  const at = instantAt(today, stock.postAt, calendarHere(context).zone)
  const button = pressing('stock', {}, { label: 'goods', where: ['work', 'warehouse', 'direct'] })
  return [{ at, line: { key: 'mine.goodsCount', values: { count, due: dueSaid(at, now) } }, button }]
}

/** The newest one that was posted, until somebody signs for it or its days are over. */
export function scheduleMine(context: OfPerson): Waiting[] {
  const { db, brand, rules, now } = context
  const { warehouse } = rules.policy.day
  const day = lastPosted(db, brand.id, 'delivery')
  if (!warehouse || day === undefined || !keepsWarehouse(context)) return []
  const calendar = calendarHere(context)
  const days = daysOfPost(calendar, day)
  const count = visitsToSign(db, brand.id, days)
  const isAsked = standing(db, scheduleKey(POST_SCHEDULE, brand.id, day)).length > 0
  if (!isAsked || days.to < todayHere(context) || count === 0 || scheduleSigner(db, brand.id, days, day)) return []
  const at = instantAt(day, warehouse.silentUntil, calendar.zone)
  const button = pressing('ack', { schedule: day }, { label: 'acknowledge' })
  return [{ at, line: { key: 'mine.scheduleCount', values: { count, due: dueSaid(at, now) } }, button }]
}

/** From the moment at which it is asked which of them were done. */
export function servedMine(context: OfPerson): Waiting[] {
  const { db, brand, person } = context
  const today = todayHere(context)
  const isTheirs = presentOn(db, brand.id, peopleInRole(db, brand.id, 'after_sales'), today).some(
    ({ id }) => id === person.id,
  )
  if (!isTheirs || standing(db, servedKey(brand.id, today)).length === 0) return []
  return leftToday(db, brand.id, today).map(({ code, customer }) => ({
    line: { key: 'calls.name', values: { code, customer } },
    button: pressing('done', { code: typedCode(code) }, { where: IN_WORK_ROOMS }),
  }))
}
