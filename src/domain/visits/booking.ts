/** Books a visit: the customer's file, the code and the first line of its timeline, all at once. */
import type { VisitKind } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import type { LocalDay } from '../calendar/local-day.js'
import { nextCode } from '../codes/code.js'
import type { CrewRow } from '../crews/crew.js'
import { fileCustomer } from '../customers/customer.js'
import { record } from '../timeline.js'
import { goingAs } from './assign-crew.js'
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
  /** The complaint that it is made for, row id. */
  complaintId?: number
  /** The schedule of that day is already out. */
  posted: boolean
  /** Person id. */
  by: number
}

/** @param today the local day of `now`, which the code carries. */
export async function bookVisit(db: Db, booking: Booking, today: LocalDay, now: Date): Promise<VisitRow> {
  const { brandId, kind, name, phone, address, slot, team, posted, by, crew, crewPhone, ...rest } = booking
  const customer = fileCustomer(db, brandId, { name, phone, address }, now)
  const going = crew === undefined ? {} : await goingAs(db, brandId, { crew, phone: crewPhone, team })
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
      ...going,
      createdBy: by,
      createdAt: now,
    },
    include: WITH_CUSTOMER,
  })
  record(db, { visitId: visit.id, personId: by, what: 'timeline-visit.booked', details: { day: slot.day }, at: now })
  return visit
}
