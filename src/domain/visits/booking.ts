/** Books a visit: the customer's file, the code and the first line of its timeline, all at once. */
import type { VisitKind } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import type { LocalDay } from '../calendar/local-day.js'
import { nextCode } from '../codes/code.js'
import type { CrewRow } from '../crews/crew.js'
import { fileCustomer } from '../customers/customer.js'
import { peopleNamed } from '../people/person.js'
import { record } from '../timeline.js'
import type { Slot } from './slot.js'
import { PREFIXES, type VisitRow, WITH_CUSTOMER } from './visit.js'

export interface Booking {
  brandId: number
  kind: VisitKind
  name: string
  phone: string
  address: string
  slot: Slot
  goods?: string
  crew?: string
  crewPhone?: string
  /** The crew that is meant by its name; whoever leads it goes. */
  team?: CrewRow
  /** Why with so little notice. */
  reason?: string
  /** The schedule of that day is already out. */
  posted: boolean
  /** Person id. */
  by: number
}

/** @param today the local day of `now`, which the code carries. */
export async function bookVisit(db: Db, booking: Booking, today: LocalDay, now: Date): Promise<VisitRow> {
  const { brandId, kind, name, phone, address, slot, team, posted, by, ...rest } = booking
  const customer = fileCustomer(db, brandId, { name, phone, address }, now)
  const crewId = team?.personId ?? (rest.crew ? await findCrew(db, brandId, rest.crew) : undefined)
  const visit = await db.visit.create({
    data: {
      ...rest,
      ...slot,
      brandId,
      kind,
      code: nextCode(db, brandId, PREFIXES[kind], today),
      state: posted ? 'posted' : 'booked',
      customerId: customer.id,
      address,
      crewId,
      crewPhone: rest.crewPhone ?? team?.phone,
      teamId: team?.id,
      createdBy: by,
      createdAt: now,
    },
    include: WITH_CUSTOMER,
  })
  record(db, { visitId: visit.id, personId: by, what: 'timeline-visit.booked', details: { day: slot.day }, at: now })
  return visit
}

/** The one person of the brand with this name. */
async function findCrew(db: Db, brandId: number, name: string): Promise<number | undefined> {
  const found = await peopleNamed(db, brandId, name)
  return found.length === 1 ? found[0]?.id : undefined
}
