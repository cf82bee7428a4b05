/** The installation that follows a delivery: free half-days of the next days, one tap books it (R003-011). */
import { UserMistake } from '../../core/errors.js'
import { choices, type Draft, type DraftChoice, text } from '../../core/posts/draft.js'
import { addDays } from '../../domain/calendar/local-day.js'
import { crewsOf } from '../../domain/crews/crew.js'
import { freeHalves, HALVES } from '../../domain/crews/free.js'
import { plannedOfKind } from '../../domain/visits/planned-for.js'
import type { Slot } from '../../domain/visits/slot.js'
import { slotOf, type VisitRow } from '../../domain/visits/visit.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { editsOf } from '../plan/standing.js'
import { isShortNotice } from './booking.js'
import { BY_RULE } from './card.js'

const MOST_BUTTONS = 6
const DAYS_LATER = 14

interface Free {
  slot: Slot
  crew?: string
}

/** Nothing where the dealer does not prepare installations, or one is booked already. */
export async function proposeInstall(context: StaffHere, delivery: VisitRow): Promise<Draft[]> {
  const { db, rules } = context
  const { ready } = rules.policy.visits
  if (delivery.kind !== 'delivery' || ready.length === 0 || delivery.afterId !== null) return []
  if (await plannedOfKind(db, delivery.customerId, 'installation')) return []
  const { free, key, last } = freeAfter(context, delivery)
  const values = { customer: delivery.customer.name, code: delivery.code, last: { day: last } }
  const buttons = free.length > 0 ? [choices(free.map((one) => book(context, delivery, one)))] : []
  const blocks = [text(`crew.install.${key}`, values), ...buttons]
  return [{ key: `${proposalKey(delivery.customerId)}${context.key}`, reply: false, blocks }]
}

const proposalKey = (customerId: number): string => `install-after:${customerId}:`

/** By its rule on the working days after the delivery (R003-040); where nobody is free then, the nearest half-days. */
function freeAfter(context: StaffHere, { day }: VisitRow): { free: Free[]; key: string; last: string } {
  const today = todayHere(context)
  const delivered = day < today ? today : day
  const last = calendarHere(context).addWorkingDays(delivered, context.rules.policy.visits.installWithin)
  const inTime = freeFrom(context, addDays(delivered, 1), last)
  if (inTime.length > 0) return { free: inTime, key: 'propose', last }
  const later = freeFrom(context, addDays(last, 1), addDays(last, DAYS_LATER))
  return { free: later, key: later.length > 0 ? 'late' : 'nothingFree', last }
}

/** The half-days, each with the first crew that is free; without a crew where the brand has none. */
function freeFrom(context: StaffHere, from: string, last: string): Free[] {
  const { db, brand, now } = context
  const calendar = calendarHere(context)
  const halves = halvesOf(from, last)
  const crews = installCrews(context)
  const wanted = { from, days: halves.length / HALVES.length, most: halves.length, now }
  const open = crews.map((crew) => ({
    crew: crew.name,
    free: freeHalves({ db, brandId: brand.id, calendar, crew }, wanted),
  }))
  const free = halves.flatMap((slot): Free[] => {
    if (crews.length === 0) return calendar.isWorkingDay(slot.day) ? [{ slot }] : []
    const first = open.find((one) => one.free.some(({ day, half }) => day === slot.day && half === slot.half))
    return first ? [{ slot, crew: first.crew }] : []
  })
  return free.slice(0, MOST_BUTTONS)
}

const installCrews = ({ db, brand }: StaffHere) => crewsOf(db, brand.id).filter(({ kind }) => kind === 'installation')

export const hasInstallCrews = (context: StaffHere): boolean => installCrews(context).length > 0

function halvesOf(from: string, last: string): Slot[] {
  const halves: Slot[] = []
  for (let day = from; day <= last; day = addDays(day, 1)) halves.push(...HALVES.map((half) => ({ day, half })))
  return halves
}

/** Nobody has to say why it is so near: that is the rule. */
function book(context: StaffHere, { customer, address, goods }: VisitRow, { slot, crew }: Free): DraftChoice {
  const reason = isShortNotice(context, 'installation', slot) ? { reason: BY_RULE } : {}
  const same = { customer: customer.name, phone: customer.phone, address, goods: goods || undefined }
  return {
    label: { key: crew ? 'crew.install.slotOf' : 'visit.day', values: { date: slot, crew } },
    does: { command: 'install', given: { ...same, date: slot, crew, ...reason, proposed: customer.id } },
  }
}

/** @throws UserMistake where somebody was quicker. @param customerId of the proposal that is tapped */
export async function mustBeOpen({ db }: StaffHere, customerId: number | undefined): Promise<void> {
  const known = customerId === undefined ? null : await plannedOfKind(db, customerId, 'installation')
  if (!known) return
  const values = { customer: known.customer.name, code: known.code, date: slotOf(known) }
  throw new UserMistake({ key: 'crew.install.booked', values })
}

/** Proposals that are answered by this installation. */
export const proposalsDone = ({ db }: StaffHere, visit: VisitRow): Draft[] =>
  editsOf(db, proposalKey(visit.customerId), () => [
    text('crew.install.booked', { customer: visit.customer.name, code: visit.code, date: slotOf(visit) }),
  ])
