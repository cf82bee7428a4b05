/** What is planned for a customer already. */
import type { Db } from '../../store/store.js'
import type { Slot } from './slot.js'
import { OPEN, type VisitRow, WITH_CUSTOMER } from './visit.js'

/** In the same half-day: perhaps somebody has booked it before. */
export const plannedInHalf = (db: Db, customerId: number, { day, half }: Slot): Promise<VisitRow | null> =>
  db.visit.findFirst({ where: { customerId, day, half, held: false, ...OPEN }, include: WITH_CUSTOMER })
