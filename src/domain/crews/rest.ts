/** Days on which a crew does not work, apart from the brand's own (R003-040). */
import type { Db } from '../../store/store.js'
import { addDays } from '../calendar/local-day.js'
import type { Days } from '../visits/posted-days.js'

/** Both days included. */
export function restOn(db: Db, crewId: number, { from, to }: Days): void {
  for (let day = from; day <= to; day = addDays(day, 1)) db.sql.insertNew('CrewRest', { crewId, day })
}

export const workOn = (db: Db, crewId: number, { from, to }: Days): number =>
  db.sql.run('DELETE FROM "CrewRest" WHERE "crewId" = ? AND "day" BETWEEN ? AND ?', crewId, from, to)
