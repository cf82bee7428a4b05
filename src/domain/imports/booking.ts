/** Books a visit from a line of a table: as somebody would who types it, but that nothing can be asked. */
import { nextCode } from '../codes/code.js'
import { crewMeant } from '../crews/crew.js'
import { clashOf } from '../crews/free.js'
import { customersByPhone, fileCustomer } from '../customers/customer.js'
import { placeOf } from '../customers/place.js'
import { record } from '../timeline.js'
import { isInTime, isOver, withHalf } from '../visits/slot.js'
import { PREFIXES } from '../visits/visit.js'
import type { Filing, LineFiled } from './filing.js'
import type { BookingLine } from './table.js'

/** By the customer: thousands may be booked for one day. */
const SAME_DAY = `SELECT "code", "half", "time" FROM "Visit"
  WHERE "customerId" = ? AND "kind" = ? AND "day" = ? AND "state" <> 'cancelled'`

/** A visit that is there already is left as it is; another hour of it is for `/move`, which tells everybody. @param today "yyyy-MM-dd" */
export function fileBooking(on: Filing, row: BookingLine, today: string): LineFiled {
  const { db, brand, calendar, policy, posted, by, at } = on
  const { daysAhead } = policy.booking
  const { line: _, kind, name, phone, address, day, half, time, goods, crew, crewPhone, reason } = row
  const slot = withHalf({ day, half, time })
  const known = customersByPhone(db, brand.id, phone).find((one) => one.name === name)
  const there =
    known && db.sql.get<{ code: string; half: string | null; time: string | null }>(SAME_DAY, known.id, kind, day)
  if (there && there.half === (slot.half ?? null) && there.time === (time ?? null)) return 'same'
  if (there) return { why: 'otherTime', values: { code: there.code } }
  if (slot.half === undefined) return { why: 'noHalf' }
  if (isOver(slot, calendar.zone, at)) return { why: 'past', values: { day } }
  if (posted.has(`${kind} ${day}`)) return { why: 'posted', values: { day } }
  if (kind !== 'service' && reason === undefined && !isInTime(day, daysAhead, calendar, at))
    return { why: 'soon', values: { day, days: daysAhead } }
  const team = crew === undefined ? undefined : crewMeant(db, brand.id, crew, kind)
  const clash = team && clashOf({ db, brandId: brand.id, calendar, crew: team }, slot)
  if (team && clash)
    return {
      why: `crew.${clash}`,
      values: { crew: team.name, leader: team.leader ?? team.name, day, most: team.perHalf },
    }
  const place = placeOf(address, known?.address)
  if (!place) return { why: 'noAddress', values: { name } }
  const customer = fileCustomer(db, brand.id, { name, phone, address: place }, at)
  const id = db.sql.insert('Visit', {
    brandId: brand.id,
    kind,
    code: nextCode(db, brand.id, PREFIXES[kind], today),
    state: 'booked',
    customerId: customer.id,
    ...{ ...slot, address: place, goods: goods ?? '', crew, reason, createdBy: by, createdAt: at },
    ...{ crewPhone: crewPhone ?? team?.phone, teamId: team?.id, crewId: team?.personId },
  })
  record(db, { visitId: id, personId: by, what: 'timeline-visit.booked', details: { day }, at })
  return 'new'
}
