/** What happens to rooms under us: they get a new id, the bot is thrown out or comes back. */
import type { Db } from '../store/store.js'

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

export const markRoomGone = (db: Db, roomId: number, gone: boolean): number =>
  db.sql.run('UPDATE "Room" SET "gone" = ? WHERE "id" = ?', gone, roomId)

export const loseThread = (db: Db, threadId: number): number =>
  db.sql.run('UPDATE "Thread" SET "externalId" = NULL WHERE "id" = ?', threadId)

/** The group's own robot was taken away. */
export const forgetWebhook = (db: Db, roomId: number): number =>
  db.sql.run('UPDATE "Room" SET "webhook" = NULL WHERE "id" = ?', roomId)
