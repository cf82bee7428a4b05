/** Goods that were missing have come and are checked: a new visit is proposed, or the customer told of the damage (R003-008). */
import { Ask, UserMistake } from '../../core/errors.js'
import { choices, type Draft, text as said } from '../../core/posts/draft.js'
import { openCall } from '../../domain/calls/call.js'
import { callersOf } from '../../domain/calls/callers.js'
import { presentOn } from '../../domain/people/leave.js'
import { peopleInRole } from '../../domain/people/role.js'
import { type Leftover, noteArrival, openLeftovers } from '../../domain/visits/leftover.js'
import { plannersOf } from '../../domain/visits/rooms.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import type { ArrivalTyped } from './arrival.js'
import { kindOf, typedCode } from './card.js'
import { leftoverEdits } from './leftovers-post.js'
import { resumedFor } from './paused-for.js'
import { tellPeople } from './pinging.js'
import { newDays } from './revisit-days.js'
import { MOST_CHOICES } from './which-visit.js'

const MINUTE = 60_000

interface Given {
  /** How many came with it. */
  photos?: number
  /** Which one, row id. */
  which?: number
  /** What it was called when it was missed. */
  text?: string
}

/** @throws Ask which goods, how they are, and for a photo of the damage */
export async function checked(
  context: StaffHere,
  visit: VisitRow,
  how: ArrivalTyped,
  { photos, which, text }: Given,
): Promise<Draft[]> {
  const { db, person, now, key } = context
  const leftover = whichCame(visit, openLeftovers(db, visit.id), { text, which })
  const values = { code: visit.code, kind: kindOf(visit), customer: visit.customer.name, text: leftover.text }
  if (leftover.arrivedAt !== null && !leftover.damaged) {
    if (how === 'damaged') throw new UserMistake({ key: 'door.intactAlready', values })
    return proposal(context, visit, leftover, values)
  }
  if (how === 'arrived')
    throw new Ask(
      'arrival',
      { key: 'door.askArrival', values },
      (['intact', 'damaged'] as const).map((value) => ({ label: { key: `door.arrival.${value}` }, value })),
    )
  const damaged = how === 'damaged'
  if (damaged && photos === undefined)
    throw new Ask('photos', { key: 'door.askPhoto', values }, [{ label: { key: 'door.button.noPhoto' }, value: 0 }])
  if (!noteArrival(db, leftover, { damaged, by: person.id, at: now }))
    throw new UserMistake({ key: 'door.noLeftover', values: { code: visit.code } })
  const edits = leftoverEdits(context)
  if (!damaged) return [...(await proposal(context, visit, leftover, values)), ...resumedFor(context, visit), ...edits]
  const [answer, ...others] = tellOfDamage(context, visit, leftover, values)
  return [{ blocks: [], ...answer, key: `visit:${visit.id}:damage:${key}` }, ...others, ...edits]
}

/** @throws Ask when several wait and none is named, UserMistake when none does */
function whichCame({ code }: VisitRow, open: Leftover[], { which, text }: Given): Leftover {
  const tapped = open.filter(({ id }) => which === undefined || which === id)
  const named = text === undefined ? [] : tapped.filter((one) => one.text.includes(text))
  const [first, ...others] = named.length > 0 ? named : tapped
  if (!first) throw new UserMistake({ key: 'door.noLeftover', values: { code } })
  if (others.length === 0) return first
  const options = [first, ...others].slice(0, MOST_CHOICES).map((one) => ({ label: one.text, value: one.id }))
  throw new Ask('which', { key: 'door.whichCame', values: { code } }, options)
}

type Values = Record<string, string | ReturnType<typeof kindOf>>

/** Where visits cannot be booked, in the warehouse, the planners are asked instead. */
async function proposal(context: StaffHere, visit: VisitRow, leftover: Leftover, values: Values): Promise<Draft[]> {
  const line = said('door.cameIntact', values)
  const asking = [line, newDays(context, visit, leftover)]
  const planners = await plannersOf(context.db, context.brand.id, visit.kind)
  const posts =
    context.room.purpose === 'warehouse' ? tellPeople(context, planners, asking, [line]) : [{ blocks: asking }]
  return posts.map((post, at) => ({ ...post, key: `${revisitKey(leftover.id)}${context.key}:${at}` }))
}

/** Begins the keys of what asks for the day on which these goods are brought. @param leftover row id */
export const revisitKey = (leftover: number): string => `revisit:${leftover}:`

/** Whoever calls customers, and whoever answers for the transport. */
function tellOfDamage(context: StaffHere, visit: VisitRow, leftover: Leftover, values: Values): Draft[] {
  const { db, brand, rules, now } = context
  const day = todayHere(context)
  const dueAt = new Date(now.getTime() + rules.policy.visits.callWithin.damage * MINUTE)
  const { id: visitId, customerId, orderId } = visit
  openCall(db, {
    key: `damage:${leftover.id}:${day}`,
    brandId: brand.id,
    kind: 'damage',
    ...{ customerId, visitId, orderId: orderId ?? undefined, day, dueAt, ringAt: dueAt, told: true, at: now },
  })
  const [caller] = callersOf(db, brand.id, 'damage', day)
  const leads = presentOn(db, brand.id, peopleInRole(db, brand.id, 'delivery_lead'), day)
  const people = [...(caller ? [caller.id] : []), ...leads.map(({ id }) => id)]
  const does = { command: 'callback', given: { code: typedCode(visit.code) } }
  const line = said('door.cameDamaged', { ...values, due: { instant: dueAt } })
  const call = choices([{ label: { key: 'door.button.call' }, does }])
  return tellPeople(context, people, [line, call], context.room.purpose === 'warehouse' ? [line] : [line, call])
}
