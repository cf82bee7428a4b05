/** What is planned for days on which whoever should go turns out not to be there (R003-040, R003-041). */
import type { Prisma } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import type { LocalDay } from '../calendar/local-day.js'
import type { Days } from './posted-days.js'
import { OPEN, type VisitRow, WITH_CUSTOMER } from './visit.js'

const planned = (db: Db, where: Prisma.VisitWhereInput): Promise<VisitRow[]> =>
  db.visit.findMany({
    where: { ...where, held: false, ...OPEN },
    include: WITH_CUSTOMER,
    orderBy: [{ day: 'asc' }, { time: 'asc' }, { id: 'asc' }],
  })

/** For somebody alone, or for a crew they lead. */
export const plannedFor = (db: Db, brandId: number, personId: number, { from, to }: Days): Promise<VisitRow[]> =>
  planned(db, {
    brandId,
    day: { gte: from, lte: to },
    OR: [{ crewId: personId }, { crewId: null, team: { personId } }],
  })

export const plannedForCrew = (db: Db, teamId: number, { from, to }: Days): Promise<VisitRow[]> =>
  planned(db, { teamId, day: { gte: from, lte: to } })

export const plannedFrom = (db: Db, brandId: number, from: LocalDay): Promise<VisitRow[]> =>
  planned(db, { brandId, day: { gte: from } })
