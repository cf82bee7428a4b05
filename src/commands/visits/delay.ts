/** Goods come later than was promised: everybody reads it at once, every customer is called, the visits are moved (R003-005). */
import { UserMistake } from '../../core/errors.js'
import { text as freeText } from '../../core/kinds/text.js'
import type { Draft } from '../../core/posts/draft.js'
import { openCall } from '../../domain/calls/call.js'
import { callersOf } from '../../domain/calls/callers.js'
import { pingPlaces } from '../../domain/people/ping.js'
import { type Delayed, delaysIn } from '../../domain/visits/delay.js'
import { announceDelay } from '../../domain/visits/delayed.js'
import { DRAFTED_KINDS, isLeft } from '../../domain/visits/draft.js'
import { plannersThere } from '../../domain/visits/planners.js'
import { scheduleRooms } from '../../domain/visits/rooms.js'
import { todayHere } from '../calendar-here.js'
import { lateCalls } from '../calls/late.js'
import { defineCommand, type StaffHere } from '../define.js'
import { listEdits } from '../plan/lists.js'
import { delayBlocks, delayKey } from './delay-post.js'
import { BOOKERS } from './roles.js'

const MINUTE = 60_000
const BETWEEN = /[\s,;\uFF0C\u3001\uFF1B]+/

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
    announce(context, delayed, rest.join(' ') || undefined)
    return [...(await notices(context, delayed)), ...following(context, delayed)]
  },
})

/** One call for each customer a day; what is planned for them waits. */
function announce(context: StaffHere, delayed: Delayed[], reason: string | undefined): void {
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
      ...{ day, dueAt, ringAt: dueAt, told: true, remark: reason, at: now },
    })
    const codes = [...orders.map(({ number }) => number), ...visits.map(({ code }) => code)]
    for (const visit of visits) announceDelay(db, visit, { by: person.id, at: now, reason, codes })
  }
}

/** In every work room, with the buttons. */
async function notices(context: StaffHere, delayed: Delayed[]): Promise<Draft[]> {
  const { db, rules, brand, room, thread, now, key } = context
  const people = concerned(context, delayed)
  const asked = people.length > 0 ? pingPlaces(db, rules, brand.id, people) : []
  const blocks = delayBlocks(context, now)
  const rooms = (await scheduleRooms(db, brand.id, 'service')).map(({ id }) => id)
  const readHere = thread === null && rooms.includes(room.id)
  const mentionsIn = (id: number) => asked.find((place) => place.room === id)?.mentions
  const keyIn = (where: number | string) => `${delayKey(brand.id, now)}${key}:${where}`
  return [
    { key: keyIn('here'), mentions: readHere ? mentionsIn(room.id) : undefined, blocks },
    ...[...new Set([...rooms, ...asked.map((place) => place.room)])].flatMap((id): Draft[] =>
      readHere && id === room.id
        ? []
        : [{ key: keyIn(id), room: id, thread: null, reply: false, urgent: true, mentions: mentionsIn(id), blocks }],
    ),
  ]
}

/** Whoever calls, and whoever thought that they were done with the plan of these visits; not whoever said it. */
function concerned(context: StaffHere, delayed: Delayed[]): number[] {
  const { db, brand, person } = context
  const today = todayHere(context)
  const settled = delayed.flatMap(({ visits }) => visits.filter((visit) => !isLeft(visit)))
  const planned = DRAFTED_KINDS.filter((kind) => settled.some((visit) => visit.kind === kind))
  const [caller] = callersOf(db, brand.id, 'delay', today)
  const people = [
    ...(caller ? [caller.id] : []),
    ...planned.flatMap((kind) => plannersThere(db, brand.id, kind, today)),
  ]
  return [...new Set(people)].filter((id) => id !== person.id)
}

/** Nobody is asked whether they receive what does not come; the draft of tomorrow says so. */
function following(context: StaffHere, delayed: Delayed[]): Draft[] {
  const visits = delayed.flatMap((one) => one.visits)
  const kinds = new Set(visits.map(({ kind }) => kind))
  return [
    ...[...kinds].flatMap((kind) => listEdits(context, kind)),
    ...visits.flatMap((visit) => lateCalls(context, 'delayed', visit)),
  ]
}
