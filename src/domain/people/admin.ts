/** The admins of the house: they decide on registrations, and are told what went wrong. */
import type { Db } from '../../store/store.js'
import type { PersonRow } from './person.js'

export const adminsOf = (db: Db): PersonRow[] =>
  db.sql.all('SELECT "id", "name" FROM "Person" WHERE "admin" ORDER BY "id"')

/** The direct rooms, row ids, that admins have open with the bot on any platform. */
export const roomsOfAdmins = (db: Db): number[] =>
  db.sql
    .all<{ id: number }>(
      `SELECT "Room"."id" FROM "Person" JOIN "Account" ON "Account"."personId" = "Person"."id"
       JOIN "Room" ON "Room"."platform" = "Account"."platform" AND "Room"."externalId" = "Account"."externalId"
       WHERE "Person"."admin" AND "Room"."purpose" = 'direct' AND NOT "Room"."gone" ORDER BY "Room"."id"`,
    )
    .map(({ id }) => id)
