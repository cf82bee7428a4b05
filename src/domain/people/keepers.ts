/** Who keeps a complaint until its end: whoever took it down (R002-092); customer service, where that person may not call back. */
import type { Db } from '../../store/store.js'
import { presentOn } from './leave.js'
import type { PersonRow } from './person.js'
import { REPORTERS } from './reporters.js'
import { peopleInRole } from './role.js'

/** In order, whether they are there or not: the first who is there keeps it. @param createdBy person id */
export function keepersOf(db: Db, brandId: number, createdBy: number | null): PersonRow[] {
  if (createdBy === null) return []
  const creator = db.sql.get<PersonRow>(
    `SELECT "id", "name" FROM "Person" WHERE "id" = ? AND ("admin" OR EXISTS (SELECT 1 FROM "Role"
       WHERE "personId" = "Person"."id" AND "brandId" = ? AND "role" IN (SELECT "value" FROM json_each(?))))`,
    ...[createdBy, brandId, REPORTERS],
  )
  return creator ? [creator] : peopleInRole(db, brandId, 'service')
}

/** Those whose complaints this person keeps on that day ("yyyy-MM-dd"), row ids: their own, and in the place of others. */
export const keepsFor = (db: Db, brandId: number, personId: number, day: string): number[] =>
  db.sql
    .all<{ id: number }>(
      `SELECT DISTINCT "createdBy" AS "id" FROM "Complaint" WHERE "brandId" = ? AND "state" <> 'closed' AND "createdBy" IS NOT NULL`,
      brandId,
    )
    .flatMap(({ id }) => {
      const keepers = keepersOf(db, brandId, id)
      const [present] = presentOn(db, brandId, keepers, day)
      return present?.id === personId || (id === personId && keepers.some((one) => one.id === id)) ? id : []
    })
