/** Days on which a crew does not work, apart from the brand's own (R003-040). */
import type { Db } from '../../store/store.js'
import { addDays } from '../calendar/local-day.js'
import type { Days } from '../visits/posted-days.js'
import { OPEN } from '../visits/visit.js'

/** Both days included. */
export function restOn(db: Db, crewId: number, { from, to }: Days): void {
  for (let day = from; day <= to; day = addDays(day, 1)) db.sql.insertNew('CrewRest', { crewId, day })
}

export const workOn = (db: Db, crewId: number, { from, to }: Days): number =>
  db.sql.run('DELETE FROM "CrewRest" WHERE "crewId" = ? AND "day" BETWEEN ? AND ?', crewId, from, to)

/** Codes of what is planned for the crew on these days, in their order. */
export async function plannedOn(db: Db, crewId: number, { from, to }: Days): Promise<string[]> {
  const visits = await db.visit.findMany({
    where: { teamId: crewId, day: { gte: from, lte: to }, held: false, ...OPEN },
    orderBy: [{ day: 'asc' }, { id: 'asc' }],
  })
  return visits.map(({ code }) => code)
}
