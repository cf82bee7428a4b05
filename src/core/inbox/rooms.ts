/** What happens to rooms under us: they get a new id, the bot is thrown out or comes back. */
import type { Db } from '../../store/store.js'
import type { Said } from '../errors.js'

/** A group lives on under another id. A row that the new id already made, still without a brand, steps aside. */
export function moveRoom(db: Db, roomId: number, externalId: string): void {
  db.sql.run(
    `UPDATE "Room" SET "externalId" = "externalId" || ':' || "id", "gone" = 1
     WHERE "id" != ? AND "externalId" = ? AND "platform" = (SELECT "platform" FROM "Room" WHERE "id" = ?)`,
    roomId,
    externalId,
    roomId,
  )
  db.sql.run('UPDATE "Room" SET "externalId" = ?, "gone" = 0 WHERE "id" = ?', externalId, roomId)
  // Messages and threads of the old chat are not known in the new one.
  db.sql.run('UPDATE "Thread" SET "externalId" = NULL WHERE "roomId" = ?', roomId)
  db.sql.run('DELETE FROM "Receipt" WHERE "roomId" = ?', roomId)
}

/** What people call a room: its title; where the platform tells none, whose it is; else its id. */
export function nameOfRoom(db: Db, platform: string, externalId: string): string | Said {
  const room = db.sql.get<{ title: string; purpose: string | null; brand: string | null; person: string | null }>(
    `SELECT "title", "purpose", "Brand"."name" AS "brand", "Person"."name" AS "person" FROM "Room"
     LEFT JOIN "Brand" ON "Brand"."id" = "brandId" LEFT JOIN "Account" ON "purpose" = 'direct'
       AND "Account"."platform" = "Room"."platform" AND "Account"."externalId" = "Room"."externalId"
     LEFT JOIN "Person" ON "Person"."id" = "personId" WHERE "Room"."platform" = ? AND "Room"."externalId" = ?`,
    platform,
    externalId,
  )
  if (room?.title) return room.title
  if (room?.brand && room.purpose)
    return { key: 'core.roomOf', values: { brand: room.brand, purpose: { key: `purpose.${room.purpose}` } } }
  return room?.person ?? externalId
}

export const markRoomGone = (db: Db, roomId: number, gone: boolean): number =>
  db.sql.run('UPDATE "Room" SET "gone" = ? WHERE "id" = ?', gone, roomId)

export const loseThread = (db: Db, threadId: number): number =>
  db.sql.run('UPDATE "Thread" SET "externalId" = NULL WHERE "id" = ?', threadId)

/** The group's own robot was taken away. */
export const forgetWebhook = (db: Db, roomId: number, webhook: string | undefined): number =>
  db.sql.run('UPDATE "Room" SET "webhook" = NULL WHERE "id" = ? AND "webhook" = ?', roomId, webhook)
