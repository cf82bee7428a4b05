/** The crew sets out and calls the customer ahead (R003-017, R003-034): whether that is in time, and the number to call. */
import { Ask, UserMistake } from '../../core/errors.js'
import { directRoom } from '../../core/inbox/direct-room.js'
import { code } from '../../core/kinds/code.js'
import { tapped } from '../../core/kinds/tapped.js'
import { type Draft, type DraftBlock, text } from '../../core/posts/draft.js'
import { dropCalls } from '../../domain/calls/call.js'
import { type Ahead, callAhead } from '../../domain/visits/departure.js'
import { mayStep, takeStep } from '../../domain/visits/steps.js'
import { isOpen, slotOf, type VisitRow } from '../../domain/visits/visit.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import { defineCommand, type StaffHere } from '../define.js'
import { listEdits } from '../plan/lists.js'
import { stockSaid } from '../plan/stock-card.js'
import { visitMeant } from './ask-visit.js'
import { isOthers, mayBeMistaken, mustGo } from './been-there.js'
import { todayListEdit } from './call-today.js'
import { cardEdit, kindOf, visitChoices, visitFacts } from './card.js'
import { FINISHERS } from './roles.js'
import { over } from './which-visit.js'

export default defineCommand({
  name: 'onway',
  arguments: { code: code('visit').optional(), sure: tapped<boolean>(), anyway: tapped<boolean>() },
  who: FINISHERS,
  where: ['work', 'direct'],
  async handle({ code, sure, anyway }, context: StaffHere) {
    const { db, rules, person, now } = context
    const visit = await visitMeant(context, code, (one) => mayStep('leave', one), gone)
    if (visit.day !== todayHere(context))
      throw new UserMistake({ key: 'door.otherDay', values: { code: visit.code, date: slotOf(visit) } })
    mustGo(visit)
    if (!anyway) mustHaveGoods(visit)
    if (!sure && isOthers(context, visit)) throw mayBeMistaken(visit, 'leave')
    const ahead = callAhead(slotOf(visit), rules.policy.visits.ahead, calendarHere(context))
    if (now < ahead.from && !sure) throw tooEarly(visit, ahead.from)
    const entry = now > ahead.to ? { entry: { what: 'timeline-door.leftLate' } } : {}
    if (!takeStep(db, { visit, step: 'leave', by: person.id, at: now, ...entry })) throw gone(visit)
    const left: VisitRow = { ...visit, state: 'underway' }
    const card = await cardEdit(db, rules.policy, left)
    // Whoever sets out calls the customer.
    dropCalls(db, visit.id, ['today'], now)
    return [
      ...said(context, left, toCall(context, left, ahead)),
      ...card,
      ...listEdits(context, visit.kind),
      ...todayListEdit(context, visit),
    ]
  },
})

const tooEarly = ({ code, customer }: VisitRow, from: Date): Ask =>
  new Ask('sure', { key: 'door.early', values: { code, customer: customer.name, from: { instant: from } } }, [
    { label: { key: 'door.button.leave' }, value: true },
  ])

/** @throws Ask when the warehouse has said that they are not all there, or broken (R003-018) */
function mustHaveGoods({ code, customer, stock }: VisitRow): void {
  if (stock !== 'short' && stock !== 'damaged') return
  const values = { code, customer: customer.name, stock: stockSaid({ stock }) }
  throw new Ask('anyway', { key: 'door.noGoods', values }, [{ label: { key: 'door.button.leave' }, value: true }])
}

const gone = (visit: VisitRow): UserMistake =>
  isOpen(visit) ? new UserMistake({ key: 'door.leftAlready', values: { code: visit.code } }) : over(visit)

/** How urgent the call is: nobody knows how long it is until the visit where only a half-day was agreed. */
function toCall({ rules, now }: StaffHere, visit: VisitRow, { to, latest }: Ahead): DraftBlock {
  if (now <= to) return text('door.callNow')
  const { day, half, time } = slotOf(visit)
  const agreed = time ?? (half ? { key: `value.half.${half}` } : { day })
  if (now >= latest) return text('door.callMissed', { agreed })
  if (time) return text('door.callLate', { least: { minutes: rules.policy.visits.ahead.to } })
  return text('door.callBefore', { agreed, latest: { instant: latest } })
}

/** The number in full only to whoever calls, alone. */
function said({ db, account, room }: StaffHere, visit: VisitRow, ahead: DraftBlock): Draft[] {
  const { code, customer } = visit
  const line = text('door.left', { code, kind: kindOf(visit), customer: customer.name })
  const full: DraftBlock[] = [line, ahead, visitFacts(db, visit, (phone) => phone, null), ...visitChoices(visit)]
  if (room.purpose === 'direct') return [{ blocks: full }]
  const alone = directRoom(db, account.platform, account.externalId)
  if (alone === undefined) return [{ blocks: [line, ahead, text('door.speakAlone'), ...visitChoices(visit)] }]
  return [{ blocks: [line, ahead, ...visitChoices(visit)] }, { room: alone, thread: null, reply: false, blocks: full }]
}
