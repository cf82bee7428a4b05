/** Crews: people who deliver, install or repair together; found by their name, or by whoever leads them. */
import type { Crew, VisitKind } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import { OPEN } from '../visits/visit.js'

export interface CrewRow extends Pick<Crew, 'id' | 'name' | 'phone' | 'kind' | 'personId' | 'perHalf'> {
  /** By name. */
  leader: string | null
}

export interface CrewGiven {
  kind?: VisitKind
  phone?: string
  /** Who leads it, person id. */
  personId?: number
  /** Visits in half a day. */
  perHalf?: number
}

const CREWS = `SELECT c."id", c."name", c."phone", c."kind", c."personId", c."perHalf", p."name" AS "leader"
  FROM "Crew" c LEFT JOIN "Person" p ON p."id" = c."personId" WHERE NOT c."removed"`

export const crewsOf = (db: Db, brandId: number): CrewRow[] =>
  db.sql.all(`${CREWS} AND c."brandId" = ? ORDER BY c."kind", c."name"`, brandId)

export const crewById = (db: Db, id: number | null): CrewRow | undefined => db.sql.get(`${CREWS} AND c."id" = ?`, id)

export const crewNamed = (db: Db, brandId: number, name: string): CrewRow | undefined =>
  db.sql.get(`${CREWS} AND c."brandId" = ? AND c."name" = ?`, brandId, name)

/** The crew of this name, or the only one of its kind that somebody of this name leads. */
export function crewMeant(db: Db, brandId: number, name: string, kind: VisitKind): CrewRow | undefined {
  const named = crewNamed(db, brandId, name)
  if (named) return named
  const led = db.sql.all<CrewRow>(
    `${CREWS} AND c."brandId" = ? AND p."name" = ? AND c."kind" = ?`,
    ...[brandId, name, kind],
  )
  return led.length === 1 ? led[0] : undefined
}

/** Takes a removed one back under its name; false when there is one already. */
export async function addCrew(
  db: Db,
  brandId: number,
  name: string,
  given: CrewGiven & { kind: VisitKind },
): Promise<boolean> {
  if (crewNamed(db, brandId, name)) return false
  await db.crew.upsert({
    where: { brandId_name: { brandId, name } },
    create: { brandId, name, ...given },
    update: { removed: false, ...given },
  })
  return true
}

/** Whoever leads it now drives to what is still planned. */
export async function changeCrew(db: Db, id: number, given: CrewGiven): Promise<void> {
  await db.crew.update({ where: { id }, data: given })
  if (given.personId !== undefined)
    await db.visit.updateMany({ where: { teamId: id, ...OPEN }, data: { crewId: given.personId } })
}

/** Its visits keep its name and stay planned. */
export const removeCrew = (db: Db, id: number): number =>
  db.sql.run('UPDATE "Crew" SET "removed" = 1 WHERE "id" = ?', id)
