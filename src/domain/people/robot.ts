/** The robots of their own that some platforms let people add to a group: another way to it. */
import type { Room } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'

type Group = Pick<Room, 'platform'> & { brand: string; purpose: NonNullable<Room['purpose']> }

/** The brand's groups of this purpose on one platform, in the order in which we got to know them. */
export const groupsOf = (db: Db, { platform, brand, purpose }: Group): Promise<Room[]> =>
  db.room.findMany({ where: { platform, purpose, gone: false, brand: { name: brand } }, orderBy: { id: 'asc' } })

/** A robot speaks in one group only: whichever was said to have it before was the wrong one. */
export async function keepRobot(db: Db, { id, platform }: Pick<Room, 'id' | 'platform'>, webhook: string) {
  await db.room.updateMany({ where: { platform, webhook }, data: { webhook: null } })
  await db.room.update({ where: { id }, data: { webhook } })
}
