/** Tells in one line what a customer was told: in which half-day the delivery comes (R003-016). */
import { Ask, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { halfDay } from '../../core/kinds/date.js'
import { type Draft, text } from '../../core/posts/draft.js'
import { answerCall, askAgain, type CallRow, openCalls } from '../../domain/calls/call.js'
import { takeCall } from '../../domain/calls/claim.js'
import { listOf } from '../../domain/calls/list.js'
import { slotCall } from '../../domain/calls/slot-call.js'
import { isOpen, slotOf, type VisitRow } from '../../domain/visits/visit.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import { defineCommand, type StaffHere } from '../define.js'
import { typedCode } from '../visits/card.js'
import { clashArguments } from '../visits/free-time.js'
import { MOST_CHOICES, over, whichVisit } from '../visits/which-visit.js'
import { afterCall } from './after-call.js'
import callback from './callback.js'
import { newCard } from './card.js'
import { toHalf } from './follow.js'
import { listEdit, nextButton } from './list-post.js'
import { mustCall } from './may-call.js'

export default defineCommand({
  name: 'slot',
  arguments: { code: code('visit').optional(), half: halfDay().optional(), ...clashArguments },
  form: ['code', 'half'],
  who: 'staff',
  where: ['work', 'direct'],
  async handle({ code, half, ...clash }, context: StaffHere) {
    const { db, rules, person, now } = context
    await mustCall(context, ['slot'])
    if (code === undefined && half === undefined) return callback.handle({ kind: 'slot' }, context)
    if (code === undefined) throw whichOf(context)
    const visit = await whichVisit(context, code, isDelivery, unfit)
    const call = slotCall(db, rules.policy, calendarHere(context), visit, now)
    if (!call) throw unfit(visit)
    const isTold = call.state === 'done'
    if (isTold && (half === undefined || half === visit.half))
      throw new UserMistake({ key: 'calls.slot.told', values: { code: visit.code, date: slotOf(visit) } })
    if (half === undefined) return newCard(context, takeCall(db, call.id, { by: person.id, at: now }) ?? call)
    if (isTold) askAgain(db, call.id)
    answerCall(db, call.id, { answer: { said: half }, by: person.id, at: now })
    const follows = await toHalf(call, half, clash, context)
    await afterCall(context, call, half)
    return [said(context, call, half), ...follows, ...listEdit(context, listOf(db, call.brandId, 'slot', call.day))]
  },
})

const isDelivery = (visit: VisitRow): boolean => visit.kind === 'delivery' && isOpen(visit)

function unfit(visit: VisitRow): UserMistake {
  const { code, kind } = visit
  if (!isOpen(visit)) return over(visit)
  return new UserMistake({ key: kind === 'delivery' ? 'calls.slot.notNow' : 'calls.slot.deliveries', values: { code } })
}

/** Whoever is still to be told today. @throws UserMistake when that is nobody */
function whichOf(context: StaffHere): Ask {
  const { db, brand } = context
  const open = openCalls(db, brand.id, 'slot', todayHere(context)).flatMap(({ code, customer }) =>
    code === null ? [] : [{ label: { key: 'calls.name', values: { code, customer } }, value: typedCode(code) }],
  )
  if (open.length === 0) throw new UserMistake({ key: 'calls.none', values: { kind: { key: 'calls.kind.slot' } } })
  return new Ask('code', { key: 'door.whichVisit' }, open.slice(0, MOST_CHOICES))
}

/** What was filed, and who comes next. */
function said({ db }: StaffHere, { brandId, code, customer, day }: CallRow, half: 'am' | 'pm'): Draft {
  const left = listOf(db, brandId, 'slot', day).open.length
  const line = text('calls.slot.said', { code: code ?? '', customer, half: { key: `value.half.${half}` }, left })
  return { blocks: left > 0 ? [line, nextButton('slot')] : [line] }
}
