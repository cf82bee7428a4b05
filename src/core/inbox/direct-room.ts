/** The room in which we speak with one person alone. */
import type { Db } from '../../store/store.js'

/** Its row id; undefined when there is none and it may not be made. @param at when a new one comes to be */
export function directRoom(db: Db, platform: string, externalId: string, at: Date): number
export function directRoom(db: Db, platform: string, externalId: string, at?: Date): number | undefined
export function directRoom(db: Db, platform: string, externalId: string, at?: Date): number | undefined {
  const known = db.sql.get<{ id: number }>(
    'SELECT "id" FROM "Room" WHERE "platform" = ? AND "externalId" = ?',
    platform,
    externalId,
  )
  return known?.id ?? (at && db.sql.insert('Room', { platform, externalId, purpose: 'direct', createdAt: at }))
}
