/** Who drives to a visit: the fitter who was named, else whoever leads the crew, else whoever said that they set out. */
import type { Db } from '../../store/store.js'
import type { VisitRow } from './visit.js'

/** Person ids. */
export function crewOf(db: Db, { crewId, teamId }: Pick<VisitRow, 'crewId' | 'teamId'>): number[] {
  if (crewId !== null) return [crewId]
  const leader = db.sql.get<{ personId: number | null }>('SELECT "personId" FROM "Crew" WHERE "id" = ?', teamId)
  return leader?.personId ? [leader.personId] : []
}

const LEFT = `SELECT "personId" FROM "TimelineEntry" WHERE "visitId" = ? AND "personId" IS NOT NULL
  AND "what" IN ('timeline-visit.underway', 'timeline-door.leftLate') ORDER BY "id" DESC LIMIT 1`

/** Of a visit that somebody is on the way to: person ids. */
export function onTheWay(db: Db, visit: Pick<VisitRow, 'id' | 'crewId' | 'teamId'>): number[] {
  const crew = crewOf(db, visit)
  return crew.length > 0 ? crew : db.sql.all<{ personId: number }>(LEFT, visit.id).map(({ personId }) => personId)
}
