/** The customer does not answer the crew's call: whoever speaks with customers learns of it at once (R003-034). */
import { code } from '../../core/kinds/code.js'
import { choices, text } from '../../core/posts/draft.js'
import { openCall } from '../../domain/calls/call.js'
import { callersOf } from '../../domain/calls/callers.js'
import { presentOn } from '../../domain/people/leave.js'
import { peopleInRole } from '../../domain/people/role.js'
import { record } from '../../domain/timeline.js'
import { isOpen, slotOf, type VisitRow } from '../../domain/visits/visit.js'
import { todayHere } from '../calendar-here.js'
import { defineCommand, type StaffHere } from '../define.js'
import { visitMeant } from './ask-visit.js'
import { kindOf, typedCode } from './card.js'
import { tellPeople } from './pinging.js'
import { FINISHERS } from './roles.js'

const MINUTE = 60_000

export default defineCommand({
  name: 'unreachable',
  arguments: { code: code('visit').optional() },
  who: FINISHERS,
  where: ['work', 'direct'],
  async handle({ code }, context: StaffHere) {
    const { db, brand, rules, person, now } = context
    const visit = await visitMeant(context, code, isOpen)
    const day = todayHere(context)
    const dueAt = new Date(now.getTime() + rules.policy.visits.callWithin.unreachable * MINUTE)
    const occasion = { key: `unreachable:${visit.id}:${day}`, kind: 'unreachable' as const, day, dueAt, ringAt: dueAt }
    const { id: visitId, customerId, orderId } = visit
    const of = { brandId: brand.id, customerId, visitId, orderId: orderId ?? undefined, at: now }
    if (openCall(db, { ...occasion, ...of }))
      record(db, { visitId, personId: person.id, what: 'timeline-door.unreachable', at: now })
    const people = specialists(context, visit, day)
    const values = { code: visit.code, kind: kindOf(visit), customer: visit.customer.name, date: slotOf(visit) }
    const given = { code: typedCode(visit.code) }
    return tellPeople(context, people, [
      text('door.unreachable', { ...values, due: { instant: dueAt } }),
      choices([
        { label: { key: 'door.button.call' }, does: { command: 'callback', given } },
        { label: { key: 'button.move' }, does: { command: 'move', given } },
      ]),
    ])
  },
})

/** One person: who sends people out for repairs knows those customers, the others are the service's. */
function specialists({ db, brand }: StaffHere, { kind }: VisitRow, day: string): number[] {
  const service = kind === 'service' ? [] : presentOn(db, brand.id, peopleInRole(db, brand.id, 'service'), day)
  const [first] = [...service, ...callersOf(db, brand.id, 'unreachable', day)]
  return first ? [first.id] : []
}
