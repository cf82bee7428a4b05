/** What waits for one person: signatures, complaints they opened, visits they drive to. */
import type { Db } from '../../store/store.js'
import { OPEN, type VisitRow, WITH_CUSTOMER } from '../visits/visit.js'

/** Running clocks of departments for which the person may sign, the most urgent first. */
export const signaturesAskedOf = (db: Db, brandId: number, personId: number) =>
  db.clock.findMany({
    where: {
      kind: 'acknowledge',
      stoppedAt: null,
      department: { brandId, OR: [{ headId: personId }, { liaisons: { some: { personId } } }] },
    },
    include: { complaint: { include: WITH_CUSTOMER }, department: true },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  })

export const openComplaintsBy = (db: Db, brandId: number, personId: number) =>
  db.complaint.findMany({
    where: { brandId, createdBy: personId, state: { not: 'closed' } },
    include: WITH_CUSTOMER,
    orderBy: { id: 'asc' },
  })

/** Both days ("yyyy-MM-dd") included. */
export const visitsOfCrew = (
  db: Db,
  brandId: number,
  personId: number,
  days: { from: string; to: string },
): Promise<VisitRow[]> =>
  db.visit.findMany({
    where: { brandId, crewId: personId, day: { gte: days.from, lte: days.to }, ...OPEN },
    include: WITH_CUSTOMER,
    orderBy: [{ day: 'asc' }, { time: 'asc' }, { id: 'asc' }],
  })
