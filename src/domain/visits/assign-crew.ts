/** Who goes to a visit: a crew of the brand, one of its people, or somebody whom only the name tells (R003-022). */
import type { Db } from '../../store/store.js'
import type { CrewRow } from '../crews/crew.js'
import { peopleNamed } from '../people/person.js'
import { record } from '../timeline.js'
import type { Change } from './change.js'

export interface Goer {
  /** As it was typed. */
  crew: string
  phone?: string
  /** The crew that is meant by its name; whoever leads it goes. */
  team?: CrewRow
}

export interface Going {
  crew: string
  crewPhone: string | null
  teamId: number | null
  /** Person id. */
  crewId: number | null
}

/** The visit's columns for whoever goes. */
export async function goingAs(db: Db, brandId: number, { crew, phone, team }: Goer): Promise<Going> {
  const named = team ? [] : await peopleNamed(db, brandId, crew)
  const crewId = team?.personId ?? (named.length === 1 ? named[0]?.id : undefined)
  return { crew, crewPhone: phone ?? team?.phone ?? null, teamId: team?.id ?? null, crewId: crewId ?? null }
}

/** @param visit row id; the caller has seen that it is open */
export function assignCrew(db: Db, visit: number, { columns }: { columns: Going }, { by, at }: Change): void {
  const { crew, crewPhone, teamId, crewId } = columns
  db.sql.run(
    'UPDATE "Visit" SET "crew" = ?, "crewPhone" = ?, "teamId" = ?, "crewId" = ? WHERE "id" = ?',
    ...[crew, crewPhone, teamId, crewId, visit],
  )
  record(db, { visitId: visit, personId: by, what: 'timeline-visit.handedOver', details: { crew }, at })
}
