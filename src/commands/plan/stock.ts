/** The warehouse says how the goods of today's deliveries stand, by taps or by code; what is short or damaged is told to the planners (R003-018). */
import { UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { stockWord } from '../../core/kinds/stock.js'
import { tapped } from '../../core/kinds/tapped.js'
import type { Draft } from '../../core/posts/draft.js'
import { pingPlaces } from '../../domain/people/ping.js'
import type { ListedVisit } from '../../domain/visits/listed.js'
import { plannersOf } from '../../domain/visits/rooms.js'
import { noteStock, type Stock, stockMissing, stockOf } from '../../domain/visits/stock.js'
import { WITH_CUSTOMER } from '../../domain/visits/visit.js'
import { todayHere } from '../calendar-here.js'
import { defineCommand, type StaffHere } from '../define.js'
import { cardEdit } from '../visits/card.js'
import { delayEdits } from '../visits/delay-post.js'
import { over, whichVisit } from '../visits/which-visit.js'
import { answered } from './answer.js'
import { visitValues } from './said.js'
import { editsOf, standing } from './standing.js'
import { stockCard, stockKey, stockSaid, stockWarning, stockWarningKey } from './stock-card.js'
import { mustSpeakForWarehouse } from './warehouse.js'

export default defineCommand({
  name: 'stock',
  arguments: { code: code('visit').optional(), stock: stockWord().optional(), day: tapped<string>() },
  who: 'staff',
  where: ['work', 'warehouse', 'direct'],
  async handle({ code, stock, day }, context) {
    mustSpeakForWarehouse(context)
    const { db, brand, room, rules, key } = context
    const today = todayHere(context)
    if (day !== undefined && day !== today) throw new UserMistake({ key: 'core.buttonStale' })
    if (code === undefined && stock === undefined) {
      if (stockOf(db, brand.id, today).length === 0) throw new UserMistake({ key: 'planning.stock.none' })
      return [
        {
          key: `${stockKey(brand.id, today)}${room.id}:${key}`,
          blocks: stockCard(db, brand.id, today, rules.policy.day.stock?.postAt),
        },
      ]
    }
    if (stock === undefined) throw new UserMistake({ key: 'planning.stock.which' })
    if (code === undefined) return answerAll(context, stock, today)
    const visit = await whichVisit(context, code)
    if (visit.kind !== 'delivery')
      throw new UserMistake({ key: 'planning.stock.onlyDeliveries', values: { code: visit.code } })
    const listed = { ...visit, customer: visit.customer.name }
    return (await said(context, [listed], stock)) ?? refused(context, listed, stock)
  },
})

/** Complete is all that can be said of everything at once. */
async function answerAll(context: StaffHere, stock: Stock, today: string): Promise<Draft[]> {
  if (stock !== 'ok') throw new UserMistake({ key: 'planning.stock.which' })
  const missing = stockMissing(stockOf(context.db, context.brand.id, today))
  const drafts = await said(context, missing, stock)
  if (!drafts) throw new UserMistake({ key: 'planning.stock.nothingLeft' })
  return drafts
}

/** Undefined when none of it is news. */
async function said(context: StaffHere, visits: ListedVisit[], stock: Stock): Promise<Draft[] | undefined> {
  const { db, person, now } = context
  const noted = visits.filter((visit) => noteStock(db, visit, { stock, by: person.id, at: now }))
  const [first] = noted
  if (!first) return undefined
  const line =
    noted.length === 1
      ? { key: 'planning.stock.line', values: { ...visitValues(first), stock: stockSaid({ stock }) } }
      : { key: 'planning.stock.allOk', values: { count: noted.length } }
  const warnings = await Promise.all(noted.map((visit) => warn(context, { ...visit, stock })))
  const delays = noted.flatMap(({ customerId }) => delayEdits(context, customerId))
  return [...answered(context, 'delivery', line), ...warnings.flat(), ...delays]
}

function refused(context: StaffHere, visit: ListedVisit, stock: Stock): Draft[] {
  if (visit.stock !== stock) throw over(visit)
  return answered(context, 'delivery', {
    key: 'planning.stock.line',
    values: { ...visitValues(visit), stock: stockSaid(visit) },
  })
}

/** The card of the visit says so as well. */
async function onCard({ db, rules }: StaffHere, { id }: ListedVisit): Promise<Draft[]> {
  const visit = await db.visit.findUnique({ where: { id }, include: WITH_CUSTOMER })
  return visit ? cardEdit(db, rules.policy, visit) : []
}

/** The planners once for each answer; what was said before is brought up to date. */
async function warn(context: StaffHere, visit: ListedVisit & { stock: Stock }): Promise<Draft[]> {
  const { db, brand, rules } = context
  const prefix = stockWarningKey(visit.id)
  const blocks = stockWarning(visit)
  const warnings = editsOf(db, prefix, () => blocks)
  const isNews = visit.stock !== 'ok' || warnings.length > 0
  const edits = [...warnings, ...(isNews ? await onCard(context, visit) : [])]
  const own = `${prefix}${visit.stock}:`
  if (visit.stock === 'ok' || standing(db, own).length > 0) return edits
  const planners = await plannersOf(db, brand.id, 'delivery')
  const posts = pingPlaces(db, rules, brand.id, planners).map(
    ({ room, mentions }): Draft => ({ key: `${own}${room}`, room, thread: null, urgent: true, mentions, blocks }),
  )
  return [...edits, ...posts]
}
