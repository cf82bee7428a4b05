/** Who drives to a visit: the fitter who was named, else whoever leads the crew, else whoever said that they set out; a deputy for whoever is on leave that day (R003-041). */
import type { Db } from '../../store/store.js'
import { type Present, presentOn } from '../people/leave.js'
import type { PersonRow } from '../people/person.js'
import type { VisitRow } from './visit.js'

export type Driven = Pick<VisitRow, 'brandId' | 'day' | 'crewId' | 'teamId'>

const OWN = `SELECT "id", "name" FROM "Person" WHERE "id" = coalesce(?, (SELECT "personId" FROM "Crew" WHERE "id" = ?))`

const own = (db: Db, { crewId, teamId }: Driven): PersonRow | undefined => db.sql.get(OWN, crewId, teamId)

const present = (db: Db, { brandId, day }: Driven, person: PersonRow): Present | undefined =>
  presentOn(db, brandId, [person], day)[0]

/** Person ids. Where nobody stands in, it stays with whoever is away: who knows of it comes all the same. */
export function crewOf(db: Db, visit: Driven): number[] {
  const person = own(db, visit)
  return person ? [(present(db, visit, person) ?? person).id] : []
}

/** Whoever is there that day, person id. */
export function driverOf(db: Db, visit: Driven): number | undefined {
  const person = own(db, visit)
  return person && present(db, visit, person)?.id
}

export interface StandIn extends PersonRow {
  /** Their own, else that of a crew they lead. */
  phone: string | null
}

/** Whoever stands in on the day of a visit, null where nobody does; undefined where nobody is away. */
export function standInOf(db: Db, visit: Driven): StandIn | null | undefined {
  const person = own(db, visit)
  if (!person) return undefined
  const driver = present(db, visit, person)
  if (!driver) return null
  return driver.id === person.id ? undefined : db.sql.get(STAND_IN, driver.id)
}

const STAND_IN = `SELECT "id", "name", coalesce("mobile",
    (SELECT "phone" FROM "Crew" WHERE "personId" = p."id" AND "phone" IS NOT NULL AND NOT "removed" ORDER BY "id" LIMIT 1)) AS "phone"
  FROM "Person" p WHERE "id" = ?`

const LEFT = `SELECT "personId" FROM "TimelineEntry" WHERE "visitId" = ? AND "personId" IS NOT NULL
  AND "what" IN ('timeline-visit.underway', 'timeline-door.leftLate') ORDER BY "id" DESC LIMIT 1`

/** Of a visit that somebody is on the way to: person ids. */
export function onTheWay(db: Db, visit: Driven & Pick<VisitRow, 'id'>): number[] {
  const crew = crewOf(db, visit)
  return crew.length > 0 ? crew : db.sql.all<{ personId: number }>(LEFT, visit.id).map(({ personId }) => personId)
}
