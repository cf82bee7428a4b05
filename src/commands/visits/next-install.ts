/** The installation that follows a delivery: free half-days of the next days, one tap books it (R003-011). */
import { type Said, UserMistake, type Value } from '../../core/errors.js'
import { choices, type Draft, type DraftBlock, type DraftChoice, text } from '../../core/posts/draft.js'
import { firstPresent } from '../../domain/people/first-present.js'
import { pingPlaces } from '../../domain/people/ping.js'
import { awaitsInstallation, firstOf, installationAfter } from '../../domain/visits/after-delivery.js'
import type { Slot } from '../../domain/visits/slot.js'
import { slotOf, type VisitRow, WITH_CUSTOMER } from '../../domain/visits/visit.js'
import { whoGoes } from '../../domain/visits/who-goes.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { editsOf } from '../plan/standing.js'
import { isShortNotice } from './booking.js'
import { BY_RULE } from './card.js'
import { type Free, freeAfter } from './free-after.js'
import { dueEdits } from './install-due.js'

/** Who books it: the first of these roles that somebody holds who is there. */
export const BOOKING = ['install_assistant', 'service'] as const

/** Nothing where the dealer does not prepare installations, there is one already, or none is wanted. */
export const proposeInstall = async (context: StaffHere, delivery: VisitRow): Promise<Draft[]> =>
  isPrepared(context, delivery) && (await awaitsInstallation(context.db, delivery)) ? [proposal(context, delivery)] : []

/** The same, and whoever books is pinged where somebody else has brought it up; alone with them, it would be lost on those who book. */
export async function askForInstall(context: StaffHere, delivery: VisitRow): Promise<Draft[]> {
  const { db, rules, brand, room, person } = context
  const posts = await proposeInstall(context, delivery)
  const bookers = firstPresent(db, brand.id, BOOKING, todayHere(context)).map(({ id }) => id)
  if (bookers.includes(person.id)) return posts
  const mentions = bookers.slice(0, 1)
  const [place] = room.purpose === 'direct' ? pingPlaces(db, rules, brand.id, mentions) : []
  return posts.map((post) => ({ ...post, mentions, ...(place && { ...place, thread: null }) }))
}

const isPrepared = ({ rules }: StaffHere, { kind }: VisitRow): boolean =>
  kind === 'delivery' && rules.policy.visits.ready.length > 0

/** The question, with the half-days that are free now. */
export function proposal(context: StaffHere, delivery: VisitRow): Draft {
  const { id, code, customer } = delivery
  const { free, key, last } = freeAfter(context, delivery)
  const none = {
    label: { key: 'crew.button.noInstall' },
    does: { command: 'proposal', given: { proposed: id, none: true } },
  }
  const buttons = choices([...free.map((one) => book(context, delivery, one)), none])
  const asked = text(`crew.install.${key}`, { customer: customer.name, code, last: { day: last } })
  return { key: `${proposalKey(delivery)}${context.key}`, reply: false, blocks: [asked, buttons] }
}

const customerKey = (customerId: number): string => `install-after:${customerId}:`
const proposalKey = ({ id, customerId }: VisitRow): string => `${customerKey(customerId)}${id}:`

/** The delivery comes on another day: what was proposed after it, as it is now. */
export const proposalsAnew = async (context: StaffHere, delivery: VisitRow): Promise<Draft[]> =>
  (await awaitsInstallation(context.db, delivery))
    ? editsOf(context.db, proposalKey(delivery), () => proposal(context, delivery).blocks)
    : []

/** The delivery is cancelled: nothing follows it. */
export const proposalsGone = async ({ db }: StaffHere, delivery: VisitRow): Promise<Draft[]> =>
  (await awaitsInstallation(db, delivery))
    ? editsOf(db, proposalKey(delivery), () => [{ kind: 'text', said: goneSaid(delivery) }])
    : []

const goneSaid = ({ code, customer }: VisitRow): Said => ({
  key: 'crew.install.gone',
  values: { code, customer: customer.name },
})

/** Nobody has to say why it is so near: that is the rule. What came later is only a part of what is installed. */
function book(context: StaffHere, delivery: VisitRow, { slot, goes }: Free): DraftChoice {
  const { id, customer, address } = delivery
  const { goods } = firstOf(context.db, delivery)
  const reason = isShortNotice(context, 'installation', slot) ? { reason: BY_RULE } : {}
  const same = { customer: customer.name, phone: customer.phone, address, goods: goods || undefined }
  return {
    label: goes ? withCrew(slot, whoGoes(goes)) : { key: 'visit.day', values: { date: slot } },
    does: { command: 'install', given: { ...same, date: slot, crew: goes?.crew, ...reason, proposed: id } },
  }
}

/** Short, so that the crew is not cut off where buttons are narrow. */
const withCrew = ({ day, half }: Slot, crew: Value): Said => ({
  key: 'crew.install.slotOf',
  values: { date: Number(day.slice(8)), half, crew },
})

/** The delivery of the button that was tapped. @param id row id */
export const proposedFor = async ({ db, brand }: StaffHere, id: number | undefined): Promise<VisitRow | null> =>
  id === undefined ? null : db.visit.findFirst({ where: { id, brandId: brand.id }, include: WITH_CUSTOMER })

/** @throws UserMistake where somebody was quicker, or the delivery was cancelled. */
export async function mustBeOpen({ db }: StaffHere, delivery: VisitRow): Promise<void> {
  if (delivery.state === 'cancelled') throw new UserMistake(goneSaid(delivery))
  const known = await installationAfter(db, delivery)
  if (known) throw new UserMistake(bookedSaid(known))
}

const bookedSaid = (visit: VisitRow): Said => ({
  key: 'crew.install.booked',
  values: { customer: visit.customer.name, code: visit.code, date: slotOf(visit) },
})

/** What asked for this installation is answered. */
export function proposalsDone(context: StaffHere, visit: VisitRow): Promise<Draft[]> {
  return proposalsEnd(context, visit.customerId, [{ kind: 'text', said: bookedSaid(visit) }])
}

/** Wherever it was asked. */
export const proposalsEnd = async (context: StaffHere, customerId: number, blocks: DraftBlock[]): Promise<Draft[]> => [
  ...editsOf(context.db, customerKey(customerId), () => blocks),
  ...(await dueEdits(context, customerId)),
]
