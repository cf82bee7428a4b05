/** The rooms in which those who lead a brand read how it stands. */
import type { Db } from '../../store/store.js'

/** Row ids, the oldest first. */
export const managementRooms = (db: Db, brandId: number): number[] =>
  db.sql
    .all<{ id: number }>(
      `SELECT "id" FROM "Room" WHERE "brandId" = ? AND "purpose" = 'management' AND NOT "gone" ORDER BY "id"`,
      brandId,
    )
    .map(({ id }) => id)
