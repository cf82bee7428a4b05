/** Where a complaint lives: the room in which its thread is opened. */
import type { Db } from '../../store/store.js'

/** Of a brand's work rooms the first on this platform, else the first on any; undefined when it has none. */
export const homeOf = (db: Db, brandId: number, platform: string): { id: number; title: string } | undefined =>
  db.sql.get(
    `SELECT "id", "title" FROM "Room" WHERE "brandId" = ? AND "purpose" = 'work' AND NOT "gone"
     ORDER BY "platform" <> ?, "id" LIMIT 1`,
    brandId,
    platform,
  )
