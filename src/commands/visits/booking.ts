/** What delivery, install and repair have in common: who, when, where; whatever is missing is asked for, one thing at a time. */
import type { VisitKind } from '../../../prisma/client/client.js'
import { type Given, kind } from '../../core/commands/argument.js'
import { Ask } from '../../core/errors.js'
import { address } from '../../core/kinds/address.js'
import type { CodeTyped } from '../../core/kinds/code.js'
import { crew } from '../../core/kinds/crew.js'
import { dateTime, halfDay } from '../../core/kinds/date.js'
import { customerName } from '../../core/kinds/name.js'
import { phoneNumber } from '../../core/kinds/phone.js'
import { text as freeText } from '../../core/kinds/text.js'
import { type Draft, text } from '../../core/posts/draft.js'
import type { Calendar } from '../../domain/calendar/calendar.js'
import { localDayOf } from '../../domain/calendar/local-day.js'
import { crewMeant } from '../../domain/crews/crew.js'
import { maskPhone } from '../../domain/customers/phone.js'
import { placeOf } from '../../domain/customers/place.js'
import { bookVisit } from '../../domain/visits/booking.js'
import { isPosted } from '../../domain/visits/posted-days.js'
import { isInTime, isOver, type Slot, withHalf } from '../../domain/visits/slot.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import { calendarHere } from '../calendar-here.js'
import { whichCustomer } from '../customers/which-customer.js'
import type { StaffHere } from '../define.js'
import { warningLine } from '../warnings/lines.js'
import { slotIn } from './another-time.js'
import { REASONS } from './card.js'
import { tell } from './change-note.js'
import { complaintFor, withCustomerOf } from './for-complaint.js'
import { againArgument, clashArguments, mustBeFree, mustBeMeant, overruledNoted } from './free-time.js'
import { mustBeAhead } from './other-day.js'
import { aloneAndAway, goerArgument, nameMeant } from './who-goes.js'

export const bookingArguments = {
  customer: customerName().optional(),
  phone: phoneNumber({ shown: maskPhone }).optional(),
  date: dateTime(),
  half: halfDay().optional(),
  address: address().optional(),
  crew: crew().optional(),
  crewPhone: phoneNumber({ shown: maskPhone }).optional(),
  goods: freeText().optional(),
  reason: kind<string>({ ...freeText({}), onlyNamed: true }).optional(),
  ...clashArguments,
  again: againArgument,
  goer: goerArgument,
}

/** What every booking needs; the file may know the rest. */
export const BOOKING_FORM = ['customer', 'phone', 'date', 'address', 'goods'] as const

/** Books and answers with the card (R003-009, R003-029). @param isAsked see Told @throws Ask for what is missing, or clashes; then nothing is booked. */
export async function booked(
  visitKind: VisitKind,
  typed: Given<typeof bookingArguments> & { complaint?: CodeTyped },
  context: StaffHere,
  isAsked = false,
): Promise<{ visit: VisitRow; posts: Draft[] }> {
  const { db, brand, person, now } = context
  const calendar = calendarHere(context)
  const complaint = complaintFor(context, typed.complaint)
  const given = withCustomerOf(context, complaint, typed)
  const who = whichCustomer(context, { name: given.customer, phone: given.phone })
  const slot = slotFor(given, calendar, now)
  const place = placeOf(given.address, who.known?.address)
  if (!place) throw new Ask('address', { key: 'visit.askAddress', values: { name: who.name } })
  await mustBeMeant(context, who.known?.id, slot, given.again)
  const crew = await nameMeant(context, visitKind, given.crew, given.goer)
  const team = crew === undefined ? undefined : crewMeant(db, brand.id, crew, visitKind)
  const alone = team ? undefined : await aloneAndAway(context, visitKind, crew, slot.day)
  const overruled = mustBeFree(context, { crew: team ?? alone, slot }, given)
  mustExplain(context, visitKind, slot, given.reason)

  const posted = await isPosted(db, brand.id, calendar, slot.day, visitKind)
  const { crewPhone, goods, reason } = given
  const rest = { crew, crewPhone, goods, reason, team, posted, by: person.id, complaintId: complaint?.id }
  const booking = {
    brandId: brand.id,
    kind: visitKind,
    name: who.name,
    phone: who.phone,
    address: place,
    slot,
    ...rest,
  }
  const visit = await bookVisit(db, booking, localDayOf(now, calendar.zone), now)
  const clash = overruled ? overruledNoted(context, visit.id, overruled) : restDayWarning(calendar, slot)
  const warnings = [...clash, ...warningLine(db, visit.customerId)]
  return { visit, posts: await tell(context, { what: 'booked', visit, posted, isAsked, warnings }) }
}

/** The day with a half-day or an hour, still to come. */
function slotFor(
  given: Pick<Given<typeof bookingArguments>, 'date' | 'half' | 'instead'>,
  calendar: Calendar,
  now: Date,
) {
  const other = slotIn(given.instead)
  const date = other && !isOver(other, calendar.zone, now) ? other : given.date
  const slot = withHalf({ ...date, half: date.half ?? given.half })
  mustBeAhead(slot, calendar, now)
  if (slot.half === undefined) throw new Ask('half', { key: 'visit.askHalf', values: { date: slot } }, HALVES)
  return slot
}

const HALVES = (['am', 'pm'] as const).map((value) => ({ label: { key: `button.${value}` }, value }))

/** Whether the day is so near that somebody has to say why. Repairs are meant to be soon (R003-032). */
export const isShortNotice = (context: StaffHere, visitKind: VisitKind, { day }: Slot): boolean =>
  visitKind !== 'service' && !isInTime(day, context.rules.policy.booking.daysAhead, calendarHere(context), context.now)

/** Little notice is not refused, but explained. @throws Ask for the reason. */
export function mustExplain(context: StaffHere, visitKind: VisitKind, slot: Slot, reason: string | undefined): void {
  if (reason !== undefined || !isShortNotice(context, visitKind, slot)) return
  const days = context.rules.policy.booking.daysAhead
  const options = REASONS.map((value) => ({ label: { key: `visit.reason.${value}` }, value }))
  throw new Ask('reason', { key: 'visit.askReason', values: { days } }, options)
}

export const restDayWarning = (calendar: Calendar, { day }: Slot) =>
  calendar.isWorkingDay(day) ? [] : [text('visit.restDay', { date: { day } })]
