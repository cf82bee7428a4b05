/** Goods come later than was promised: everybody reads it at once, every customer is called, the visits are moved (R003-005). */
import { type Said, UserMistake, type Values } from '../../core/errors.js'
import { text as freeText } from '../../core/kinds/text.js'
import { choices, type Draft, type DraftBlock, list, text } from '../../core/posts/draft.js'
import { openCall } from '../../domain/calls/call.js'
import { callersOf } from '../../domain/calls/callers.js'
import { pingPlaces } from '../../domain/people/ping.js'
import { record } from '../../domain/timeline.js'
import { type Delayed, delaysIn } from '../../domain/visits/delay.js'
import { scheduleRooms } from '../../domain/visits/rooms.js'
import { todayHere } from '../calendar-here.js'
import { defineCommand, type StaffHere } from '../define.js'
import { typedCode } from './card.js'
import { because } from './change-note.js'
import { BOOKERS } from './roles.js'

const MINUTE = 60_000
const BETWEEN = /[\s,;\uFF0C\u3001\uFF1B]+/
/** More are moved by their codes. */
const MOST_BUTTONS = 5

export default defineCommand({
  name: 'delay',
  arguments: { text: freeText() },
  form: ['text'],
  who: BOOKERS,
  where: ['work', 'direct'],
  async handle({ text: typed }, context: StaffHere) {
    const { db, brand } = context
    const { delayed, rest, unclear } = await delaysIn(db, brand.id, typed.split(BETWEEN).filter(Boolean))
    if (unclear !== undefined) throw new UserMistake({ key: 'door.delayUnclear', values: { name: unclear } })
    if (delayed.length === 0) throw new UserMistake({ key: 'door.delayWhom' })
    const dueAt = callAll(context, delayed)
    const values = { due: { instant: dueAt }, count: delayed.length, reason: because(rest.join(' ') || undefined) }
    return notices(context, delayed, values)
  },
})

/** One call for each customer a day; answers when they are due. */
function callAll(context: StaffHere, delayed: Delayed[]): Date {
  const { db, brand, rules, person, now } = context
  const day = todayHere(context)
  const dueAt = new Date(now.getTime() + rules.policy.visits.callWithin.delay * MINUTE)
  for (const { customer, orders, visits } of delayed) {
    openCall(db, {
      key: `delayed:${customer.id}:${day}`,
      brandId: brand.id,
      kind: 'delay',
      customerId: customer.id,
      visitId: visits[0]?.id,
      orderId: orders[0]?.id,
      ...{ day, dueAt, ringAt: dueAt, told: true, at: now },
    })
    for (const { id } of visits)
      record(db, { visitId: id, personId: person.id, what: 'timeline-door.delayed', at: now })
  }
  return dueAt
}

/** In every work room, and the buttons where it was said. Whoever calls is pinged once, unless they said it themselves. */
async function notices(context: StaffHere, delayed: Delayed[], values: Values): Promise<Draft[]> {
  const { db, rules, brand, room, thread, person } = context
  const [caller] = callersOf(db, brand.id, 'delay', todayHere(context))
  const asked = caller && caller.id !== person.id ? pingPlaces(db, rules, brand.id, [caller.id]) : []
  const notice = [text('door.delayed', values), list(delayed.map(lineOf))]
  const rooms = (await scheduleRooms(db, brand.id, 'service')).map(({ id }) => id)
  const readHere = thread === null && rooms.includes(room.id)
  const mentionsIn = (id: number) => asked.find((place) => place.room === id)?.mentions
  return [
    { mentions: readHere ? mentionsIn(room.id) : undefined, blocks: [...notice, nextSteps(delayed)] },
    ...[...new Set([...rooms, ...asked.map((place) => place.room)])].flatMap((id): Draft[] =>
      readHere && id === room.id
        ? []
        : [{ room: id, thread: null, reply: false, urgent: true, mentions: mentionsIn(id), blocks: notice }],
    ),
  ]
}

const lineOf = ({ customer, orders, visits }: Delayed): Said => {
  const codes = [...orders.map(({ number }) => number), ...visits.map(({ code }) => code)]
  return { key: codes.length > 0 ? 'door.delayLine' : 'door.delayName', values: { customer: customer.name, codes } }
}

function nextSteps(delayed: Delayed[]): DraftBlock {
  const visits = delayed.flatMap((one) => one.visits).slice(0, MOST_BUTTONS)
  return choices([
    { label: { key: 'door.button.call' }, does: { command: 'callback', given: { kind: 'delay' } } },
    ...visits.map(({ code }) => ({
      label: { key: 'door.button.move', values: { code } },
      does: { command: 'move', given: { code: typedCode(code) } },
    })),
  ])
}
