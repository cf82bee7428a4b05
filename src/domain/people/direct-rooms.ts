/** The direct rooms that people have open with the bot, on any platform. */
import type { Prisma } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'

/** Row ids, the oldest first. */
export async function directRoomsOf(db: Db, whose: Prisma.PersonWhereInput): Promise<number[]> {
  const accounts = await db.account.findMany({
    where: { person: whose },
    select: { platform: true, externalId: true },
  })
  const rooms = await db.room.findMany({
    where: { purpose: 'direct', gone: false, OR: accounts },
    orderBy: { id: 'asc' },
  })
  return rooms.map(({ id }) => id)
}

/** The oldest that a person has on a platform that runs, row id. */
export const directRoomOf = (db: Db, platforms: readonly string[], personId: number): number | undefined =>
  db.sql.get<{ id: number }>(
    `SELECT r."id" FROM "Account" a JOIN "Room" r ON r."platform" = a."platform" AND r."externalId" = a."externalId"
     WHERE a."personId" = ? AND r."purpose" = 'direct' AND NOT r."gone"
       AND r."platform" IN (SELECT "value" FROM json_each(?)) ORDER BY r."id" LIMIT 1`,
    ...[personId, platforms],
  )?.id
