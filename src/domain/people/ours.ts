/** Whether an account is somebody's of the staff. */
import type { Db } from '../../store/store.js'

export const isOurs = (db: Db, platform: string, externalId: string): boolean =>
  db.sql.get(
    'SELECT 1 FROM "Account" WHERE "platform" = ? AND "externalId" = ? AND "personId" IS NOT NULL',
    platform,
    externalId,
  ) !== undefined
