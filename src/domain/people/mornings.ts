/** Who wants to be told the day's work when it begins, each in one direct room. */
import type { Db } from '../../store/store.js'
import { presentOn } from './leave.js'
import type { PersonRow } from './person.js'

export const wantMornings = (db: Db, personId: number, wanted: boolean): number =>
  db.sql.run('UPDATE "Person" SET "morning" = ? WHERE "id" = ?', wanted, personId)

export interface EarlyReader extends PersonRow {
  admin: boolean
  /** In the brand. */
  roles: string[]
  /** Their oldest direct room on a platform that runs, row id. */
  room: number
}

type Row = PersonRow & { admin: 0 | 1; roles: string; room: number }

/** Those of the brand who want it, have a direct room, and are not on leave that day ("yyyy-MM-dd"). */
export function earlyReaders(db: Db, brandId: number, platforms: readonly string[], day: string): EarlyReader[] {
  const rows = db.sql.all<Row>(
    `SELECT p."id", p."name", p."admin", min(r."id") AS "room",
       (SELECT json_group_array("role") FROM "Role" WHERE "personId" = p."id" AND "brandId" = ?) AS "roles"
     FROM "Person" p JOIN "Account" a ON a."personId" = p."id"
       JOIN "Room" r ON r."platform" = a."platform" AND r."externalId" = a."externalId" AND r."purpose" = 'direct'
     WHERE p."morning" AND NOT r."gone" AND r."platform" IN (SELECT "value" FROM json_each(?))
       AND (p."admin" OR EXISTS (SELECT 1 FROM "Role" WHERE "personId" = p."id" AND "brandId" = ?)
         OR EXISTS (SELECT 1 FROM "Liaison" l JOIN "Department" d ON d."id" = l."departmentId"
           WHERE l."personId" = p."id" AND d."brandId" = ?))
     GROUP BY p."id" ORDER BY p."id"`,
    ...[brandId, platforms, brandId, brandId],
  )
  return rows.flatMap(({ id, name, admin, roles, room }) =>
    presentOn(db, brandId, [{ id, name }], day).some((present) => present.id === id)
      ? [{ id, name, admin: admin === 1, roles: JSON.parse(roles), room }]
      : [],
  )
}
