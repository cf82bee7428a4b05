/** The admins of the house: they decide on registrations, and are told what nobody else is there for. */
import type { Db } from '../../store/store.js'
import { directRoomsOf } from './direct-rooms.js'
import type { PersonRow } from './person.js'

/** All admins who can be pinged; an admin is one in every brand. */
export const adminsOf = (db: Db): PersonRow[] =>
  db.sql.all(
    `SELECT "id", "name" FROM "Person" WHERE "admin" = 1
       AND EXISTS (SELECT 1 FROM "Account" WHERE "personId" = "Person"."id") ORDER BY "id"`,
  )

/** The direct rooms, row ids, that admins have open with the bot on any platform. */
export const roomsOfAdmins = (db: Db): Promise<number[]> => directRoomsOf(db, { admin: true })
