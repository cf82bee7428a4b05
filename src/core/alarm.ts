/** Tells the admins what somebody must act on, in their direct rooms. */
import type { Db } from '../store/store.js'
import type { Draft } from './draft.js'
import { laneOf } from './stored-post.js'

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

/** The same draft for each of these rooms; `key` makes it happen once. @param brandId whose business it is */
export const toEach = (rooms: number[], brandId: number | null, key: string, draft: Draft): Draft[] =>
  rooms.map((room) => ({ ...draft, key: `alarm:${brandId ?? 0}:${key}:${room}`, room, thread: null }))

const IN_GROUP = 'alarm:group:'

/** Whether a post is itself an alarm, about which there must not be another. */
export const isAlarm = (key: string): boolean => key.startsWith('alarm:')

/** An alarm that its direct room did not take (the admin never wrote to the bot) goes to the brand's own group, once. Answers its lane. */
export function takeToGroup(db: Db, post: { id: number; key: string; platform: string }, now: Date): string[] {
  if (post.key.startsWith(IN_GROUP)) return []
  const room = db.sql.get<{ id: number }>(
    `SELECT "id" FROM "Room" WHERE "brandId" = ? AND "platform" = ? AND NOT "gone" AND "purpose" IN ('management', 'work')
     ORDER BY "purpose" = 'management' DESC, "id" LIMIT 1`,
    Number(post.key.split(':')[1]),
    post.platform,
  )
  if (!room) return []
  const lane = laneOf(room.id)
  db.sql.run(
    `INSERT INTO "Post" ("key", "roomId", "lane", "content", "createdAt")
     SELECT ? || "key", ?, ?, "content", ? FROM "Post" WHERE "id" = ? ON CONFLICT DO NOTHING`,
    IN_GROUP,
    room.id,
    lane,
    now,
    post.id,
  )
  return [lane]
}
