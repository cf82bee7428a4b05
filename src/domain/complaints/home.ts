/** Where a complaint lives: the room in which its thread is opened. */
import type { Room } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'

export type Home = Pick<Room, 'id' | 'platform' | 'externalId' | 'title' | 'purpose' | 'brandId' | 'locale' | 'webhook'>

/** Of a brand's work rooms the first on this platform, else the first on any; undefined when it has none. */
export const homeOf = (db: Db, brandId: number, platform: string): Home | undefined =>
  db.sql.get(
    `SELECT "id", "platform", "externalId", "title", "purpose", "brandId", "locale", "webhook" FROM "Room"
     WHERE "brandId" = ? AND "purpose" = 'work' AND NOT "gone" ORDER BY "platform" <> ?, "id" LIMIT 1`,
    brandId,
    platform,
  )
