/** Tells the admins what somebody must act on, in their direct rooms. */
import type { Db } from '../store/store.js'
import type { Draft } from './draft.js'

/** @param accounts admins by configuration, as "telegram:1001"; whoever else is an admin is told as well. @param platforms those that run. */
export function alarmRooms(db: Db, accounts: readonly string[], platforms: readonly string[], now: Date): number[] {
  const known = db.sql.all<{ account: string }>(
    `SELECT a."platform" || ':' || a."externalId" AS "account" FROM "Account" a JOIN "Person" p ON p."id" = a."personId" WHERE p."admin" = 1`,
  )
  const all = [...new Set([...accounts, ...known.map((row) => row.account)])]
  return all.flatMap((account) => {
    const [platform = '', ...id] = account.split(':')
    return platforms.includes(platform) ? [directRoom(db, platform, id.join(':'), now)] : []
  })
}

function directRoom(db: Db, platform: string, externalId: string, now: Date): number {
  const known = db.sql.get<{ id: number }>(
    'SELECT "id" FROM "Room" WHERE "platform" = ? AND "externalId" = ?',
    platform,
    externalId,
  )
  return known?.id ?? db.sql.insert('Room', { platform, externalId, purpose: 'direct', createdAt: now })
}

/** The same draft for each of these rooms; `key` makes it happen once. */
export const toEach = (rooms: number[], key: string, draft: Draft): Draft[] =>
  rooms.map((room) => ({ ...draft, key: `alarm:${key}:${room}`, room, thread: null }))
