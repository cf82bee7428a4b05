/** Tells the admins what somebody must act on, in their direct rooms. */
import type { Db } from '../store/store.js'
import { directRoom } from './inbox/direct-room.js'
import { nameOfRoom } from './inbox/rooms.js'
import { firstLine } from './outbox/repair.js'
import type { Claim } from './outbox/rows.js'
import { choices, type Draft, text } from './posts/draft.js'
import type { Enqueue } from './posts/enqueue.js'
import { laneOf } from './posts/stored-post.js'
import type { JobDay } from './time/job-days.js'
import type { Time } from './time.js'

/**
 * One direct room for each admin, on the first platform on which they have an account.
 * @param accounts admins by configuration, as "telegram:1001"; whoever else is an admin is told as well
 * @param platforms those that run
 */
function alarmRooms(db: Db, accounts: readonly string[], platforms: readonly string[], now: Date): number[] {
  const known = db.sql.all<{ account: string; personId: number }>(
    `SELECT a."platform" || ':' || a."externalId" AS "account", a."personId"
     FROM "Account" a JOIN "Person" p ON p."id" = a."personId" WHERE p."admin" = 1`,
  )
  const people = new Map(known.map(({ account, personId }) => [account, personId]))
  const all = [...new Set([...accounts, ...people.keys()])].map((account) => {
    const [platform = '', ...id] = account.split(':')
    return { platform, id: id.join(':'), person: people.get(account) ?? account }
  })
  const told = new Set<number | string>()
  return platforms.flatMap((platform) =>
    all.flatMap((one) => {
      if (one.platform !== platform || told.has(one.person)) return []
      told.add(one.person)
      return [directRoom(db, platform, one.id, now)]
    }),
  )
}

/** The same draft for each of these rooms; `key` makes it happen once. @param brandId whose business it is */
const toEach = (rooms: number[], brandId: number | null, key: string, draft: Draft): Draft[] =>
  rooms.map((room) => ({ ...draft, urgent: true, key: `alarm:${brandId ?? 0}:${key}:${room}`, room, thread: null }))

const DAY_MS = 24 * 3_600_000
const IN_GROUP = 'alarm:group:'
/** What is said in these rooms the work group may read. */
const OPEN = new Set<string | null>(['work', 'warehouse', null])

/** An alarm that its direct room did not take (the admin never wrote to the bot) goes to the brand's own group, once; what concerns no brand, to that of the only one. Answers its lane. */
function takeToGroup(db: Db, post: { id: number; key: string; platform: string }, now: Date): string[] {
  if (post.key.startsWith(IN_GROUP)) return []
  const room = db.sql.get<{ id: number }>(
    `SELECT "id" FROM "Room"
     WHERE "brandId" = coalesce(nullif(?, 0), (SELECT CASE count(*) WHEN 1 THEN min("id") END FROM "Brand"))
     AND "platform" = ? AND NOT "gone" AND "purpose" IN ('management', 'work')
     ORDER BY "purpose" = 'management' DESC, "id" LIMIT 1`,
    Number(post.key.split(':')[1]),
    post.platform,
  )
  if (!room) return []
  const lane = laneOf(room.id)
  db.sql.run(
    `INSERT INTO "Post" ("key", "roomId", "lane", "urgency", "content", "createdAt")
     SELECT ?, ?, ?, "urgency", "content", ? FROM "Post" WHERE "id" = ? ON CONFLICT DO NOTHING`,
    // Not for each admin again.
    `${IN_GROUP}${post.key.replace(/:\d+$/, '')}`,
    room.id,
    lane,
    now,
    post.id,
  )
  return [lane]
}

export interface AlarmParts {
  enqueue: Enqueue
  time: Time
  /** Admins by configuration, as "telegram:1001". */
  accounts: readonly string[]
  platforms: readonly string[]
  /** A text as a work room may read it: an alarm may have to be said there. */
  masked(text: string): string
}

/** The alarms that somebody must act on. Each answers lanes to wake, or drafts for the caller to enqueue. */
export function makeAlarms({ enqueue, time, accounts, platforms, masked }: AlarmParts) {
  const rooms = (db: Db) => alarmRooms(db, accounts, platforms, time.now())
  return {
    /** A post was given up or is held: the admins can send it again by a button. */
    lost(db: Db, { id, platform, roomId, purpose, post }: Claim, why: string): string[] {
      const now = time.now()
      if (post.key.startsWith('alarm:')) return takeToGroup(db, { id, platform, key: post.key }, now)
      const room = db.sql.get<{ brandId: number | null }>('SELECT "brandId" FROM "Room" WHERE "id" = ?', roomId)
      const values = {
        room: nameOfRoom(db, platform, post.room.id),
        // What was meant for few is not said to all, should the alarm have to go to a group.
        line: post.private || !OPEN.has(purpose) ? { key: 'core.privateLine' } : masked(firstLine(post)),
        why: { key: `core.why.${why}` },
      }
      const again = { label: { key: 'button.resend' }, does: { command: 'resend', given: { post: id } } }
      const draft = { blocks: [text('core.lost', values), choices([again])] }
      return enqueue(db, toEach(rooms(db), room?.brandId ?? null, `lost:${id}:${now.getTime()}`, draft), now)
    },
    /** An alarm whose direct way is closed need not wait for it. */
    detour: (db: Db, post: { id: number; key: string; platform: string }): string[] =>
      takeToGroup(db, post, time.now()),
    /** A platform needs somebody to act; told once a day, or once for each `occasion`. */
    trouble(db: Db, platform: string, code: string, values: Record<string, string>, occasion?: string): Draft[] {
      const day = occasion ?? time.now().toISOString().slice(0, 10)
      const about = Object.values(values).join('|')
      const room = values.room === undefined ? undefined : nameOfRoom(db, platform, values.room)
      const said = text(`trouble.${code}`, { platform: { key: `platform.${platform}` }, ...values, room })
      const draft = { blocks: [said] }
      return toEach(rooms(db), null, `trouble:${platform}:${code}:${about}:${day}`, draft)
    },
    /** A timed run could not be made any more. */
    missed(db: Db, job: { name: string }, { brand, day, time, until }: JobDay): Draft[] {
      const next = new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10)
      const values = { brand: brand.name, next, time: { day, time }, until: { instant: until } }
      const draft = { blocks: [text(`core.missed.${job.name}`, values)] }
      return toEach(rooms(db), brand.id, `missed:${job.name}:${day}`, draft)
    },
  }
}
