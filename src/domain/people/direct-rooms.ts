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
