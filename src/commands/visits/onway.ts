/** The crew sets out and calls the customer ahead (R003-017, R003-034): whether that is in time, and the number to call. */
import { Ask, UserMistake } from '../../core/errors.js'
import { directRoom } from '../../core/inbox/direct-room.js'
import { code } from '../../core/kinds/code.js'
import { tapped } from '../../core/kinds/tapped.js'
import { type Draft, type DraftBlock, text } from '../../core/posts/draft.js'
import { dropCalls } from '../../domain/calls/call.js'
import { crewOf } from '../../domain/visits/crew-people.js'
import { callAhead } from '../../domain/visits/departure.js'
import { mayStep, takeStep } from '../../domain/visits/steps.js'
import { isOpen, slotOf, type VisitRow } from '../../domain/visits/visit.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import { defineCommand, type StaffHere } from '../define.js'
import { listEdits } from '../plan/lists.js'
import { visitMeant } from './ask-visit.js'
import { todayListEdit } from './call-today.js'
import { cardEdit, kindOf, visitChoices, visitFacts } from './card.js'
import { BOOKERS, FINISHERS } from './roles.js'
import { over } from './which-visit.js'

export default defineCommand({
  name: 'onway',
  arguments: { code: code('visit').optional(), sure: tapped<boolean>() },
  who: FINISHERS,
  where: ['work', 'direct'],
  async handle({ code, sure }, context: StaffHere) {
    const { db, rules, person, now } = context
    const visit = await visitMeant(context, code, (one) => mayStep('leave', one), gone)
    if (visit.day !== todayHere(context))
      throw new UserMistake({ key: 'door.otherDay', values: { code: visit.code, date: slotOf(visit) } })
    if (!sure && isOthers(context, visit)) throw mayBeMistaken(visit)
    const { from, to } = callAhead(slotOf(visit), rules.policy.visits.ahead, calendarHere(context))
    if (now < from && !sure) throw tooEarly(visit, from)
    const isLate = now > to
    const entry = isLate ? { entry: { what: 'timeline-door.leftLate' } } : {}
    if (!takeStep(db, { visit, step: 'leave', by: person.id, at: now, ...entry })) throw gone(visit)
    const left: VisitRow = { ...visit, state: 'underway' }
    const card = await cardEdit(db, rules.policy, left)
    // Whoever sets out calls the customer.
    dropCalls(db, visit.id, ['today'], now)
    return [
      ...said(context, left, isLate),
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

/** Another fitter's; whoever plans may say it for them. */
function isOthers({ db, person }: StaffHere, visit: VisitRow): boolean {
  const crew = crewOf(db, visit)
  const plans = person.admin || BOOKERS.some((role) => person.roles.includes(role))
  return crew.length > 0 && !crew.includes(person.id) && !plans
}

const mayBeMistaken = ({ code, customer, crew }: VisitRow): Ask =>
  new Ask('sure', { key: 'door.others', values: { code, customer: customer.name, crew: crew ?? '' } }, [
    { label: { key: 'door.button.leave' }, value: true },
  ])

const gone = (visit: VisitRow): UserMistake =>
  isOpen(visit) ? new UserMistake({ key: 'door.leftAlready', values: { code: visit.code } }) : over(visit)

/** The number in full only to whoever calls, alone. */
function said({ db, account, room, rules }: StaffHere, visit: VisitRow, isLate: boolean): Draft[] {
  const { code, customer } = visit
  const line = text('door.left', { code, kind: kindOf(visit), customer: customer.name })
  const ahead = isLate
    ? text('door.callLate', { least: { minutes: rules.policy.visits.ahead.to } })
    : text('door.callNow')
  const full: DraftBlock[] = [line, ahead, visitFacts(visit, (phone) => phone), ...visitChoices(visit)]
  if (room.purpose === 'direct') return [{ blocks: full }]
  const alone = directRoom(db, account.platform, account.externalId)
  if (alone === undefined) return [{ blocks: [line, ahead, text('door.speakAlone'), ...visitChoices(visit)] }]
  return [{ blocks: [line, ahead, ...visitChoices(visit)] }, { room: alone, thread: null, reply: false, blocks: full }]
}
