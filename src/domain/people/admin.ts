/** Where the admins of the house are reached: they decide on registrations. */
import type { Db } from '../../store/store.js'

/** The direct rooms, row ids, that admins have open with the bot on any platform. */
export const roomsOfAdmins = (db: Db): number[] =>
  db.sql
    .all<{ id: number }>(
      `SELECT "Room"."id" FROM "Person" JOIN "Account" ON "Account"."personId" = "Person"."id"
       JOIN "Room" ON "Room"."platform" = "Account"."platform" AND "Room"."externalId" = "Account"."externalId"
       WHERE "Person"."admin" AND "Room"."purpose" = 'direct' AND NOT "Room"."gone" ORDER BY "Room"."id"`,
    )
    .map(({ id }) => id)
