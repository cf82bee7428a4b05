/** Whether a crew is free when somebody wants it: a clash shows the nearest free half-days, and may be overruled with a reason. */
import { kind } from '../../core/commands/argument.js'
import { Ask, type Option } from '../../core/errors.js'
import { text as freeText } from '../../core/kinds/text.js'
import { yesNo } from '../../core/kinds/yes-no.js'
import { type DraftBlock, text } from '../../core/posts/draft.js'
import type { CrewRow } from '../../domain/crews/crew.js'
import { type CrewLook, clashOf, freeHalves } from '../../domain/crews/free.js'
import { record } from '../../domain/timeline.js'
import { plannedInHalf } from '../../domain/visits/planned-for.js'
import type { Slot } from '../../domain/visits/slot.js'
import { calendarHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { type AnotherTime, anotherTime } from './another-time.js'
import { kindOf, REASONS, reasonOf } from './card.js'

const DAYS_AHEAD = 14
const MOST_HALVES = 4

export const clashArguments = {
  instead: anotherTime().optional(),
  despite: kind<string>({ ...freeText(), onlyNamed: true, offer: 'never' }).optional(),
}

export const againArgument = yesNo().optional()

export interface Overruled {
  crew: CrewRow
  slot: Slot
  reason: string
}

interface Wish {
  crew: CrewRow | undefined
  slot: Slot
  /** The visit that is moved, row id. */
  visitId?: number
}

/** What is overruled, if anything is. @throws Ask while the crew is not free and nobody has said why it goes all the same */
export function mustBeFree(
  context: StaffHere,
  { crew, slot, visitId }: Wish,
  { instead, despite }: { instead?: AnotherTime; despite?: string },
): Overruled | undefined {
  const { db, brand, now } = context
  if (!crew) return undefined
  const look: CrewLook = { db, brandId: brand.id, calendar: calendarHere(context), crew }
  const clash = clashOf(look, slot, visitId)
  if (!clash) return undefined
  const values = { crew: crew.name, leader: crew.leader ?? crew.name, date: slot, most: crew.perHalf }
  if (despite !== undefined) return { crew, slot, reason: despite }
  if (instead && 'anyway' in instead) throw new Ask('despite', { key: 'crew.askDespite', values }, reasons())
  const free = freeHalves(look, { from: slot.day, days: DAYS_AHEAD, most: MOST_HALVES, now })
  throw new Ask('instead', { key: `crew.clash.${clash}`, values }, [
    ...free.map((one): Option => ({ label: { key: 'visit.day', values: { date: one } }, value: { slot: one } })),
    { label: { key: 'crew.button.anyway' }, value: { anyway: true } },
  ])
}

const reasons = (): Option[] => REASONS.map((value) => ({ label: { key: `visit.reason.${value}` }, value }))

/** Notes in the visit's timeline why it goes all the same, and says so to whoever made it. */
export function overruledNoted({ db, person, now }: StaffHere, id: number, overruled?: Overruled): DraftBlock[] {
  if (!overruled) return []
  const { crew, slot, reason } = overruled
  const details = { crew: crew.name, reason }
  record(db, { visitId: id, personId: person.id, what: 'timeline-crew.overruled', details, at: now })
  return [text('crew.overruled', { crew: crew.name, date: slot, reason: reasonOf(reason) })]
}

/** @throws Ask where the customer has a visit in that half-day already */
export async function mustBeMeant({ db }: StaffHere, customerId: number | undefined, slot: Slot, again?: boolean) {
  const known = again || customerId === undefined ? null : await plannedInHalf(db, customerId, slot)
  if (!known) return
  const values = { customer: known.customer.name, date: slot, code: known.code, kind: kindOf(known) }
  throw new Ask('again', { key: 'crew.again', values }, [{ label: { key: 'crew.button.again' }, value: true }])
}
