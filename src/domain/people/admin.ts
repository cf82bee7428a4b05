/** Where the admins of the house are reached: they decide on registrations. */
import type { Db } from '../../store/store.js'

/** The direct rooms, row ids, that admins have open with the bot on any platform. */
export async function roomsOfAdmins(db: Db): Promise<number[]> {
  const accounts = await db.account.findMany({
    where: { person: { admin: true } },
    select: { platform: true, externalId: true },
  })
  const rooms = await db.room.findMany({
    where: { purpose: 'direct', gone: false, OR: accounts },
    orderBy: { id: 'asc' },
  })
  return rooms.map(({ id }) => id)
}
