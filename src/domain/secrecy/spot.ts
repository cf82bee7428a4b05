/** Where the words of a secret complaint may stand (R004-040). */
import type { Db } from '../../store/store.js'
import type { Rules } from '../policy/rules.js'

export const isSecret = (db: Db, complaintId: number): boolean =>
  db.sql.get('SELECT 1 FROM "Complaint" WHERE "id" = ? AND "secret"', complaintId) !== undefined

/** A room and perhaps a thread in it, row ids. */
export interface Spot {
  room: number
  thread: number | null
}

/** Whether its words may stand there: in direct rooms, and in its own thread where that is no part of the room. */
export function mayStand(db: Db, { chains = {} }: Pick<Rules, 'chains'>, complaintId: number, spot: Spot): boolean {
  if (!isSecret(db, complaintId)) return true
  const place = db.sql.get<{ platform: string; purpose: string | null; thread: string | null }>(
    `SELECT "platform", "purpose", "Thread"."externalId" AS "thread" FROM "Room"
     LEFT JOIN "Thread" ON "Thread"."id" = ? AND "roomId" = "Room"."id" AND "caseId" = ? WHERE "Room"."id" = ?`,
    ...[spot.thread, complaintId, spot.room],
  )
  if (place?.purpose === 'direct') return true
  if (!place || place.thread === null) return false
  const chain = chains[place.platform]
  return chain === undefined || !place.thread.startsWith(chain)
}
