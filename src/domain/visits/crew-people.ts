/** Who drives to a visit: the fitter who was named, else whoever leads the crew. */
import type { Db } from '../../store/store.js'
import type { VisitRow } from './visit.js'

/** Person ids. */
export function crewOf(db: Db, { crewId, teamId }: Pick<VisitRow, 'crewId' | 'teamId'>): number[] {
  if (crewId !== null) return [crewId]
  const leader = db.sql.get<{ personId: number | null }>('SELECT "personId" FROM "Crew" WHERE "id" = ?', teamId)
  return leader?.personId ? [leader.personId] : []
}
