/** Where people are asked about a complaint: each in one place only, where they have an account. */
import type { Db } from '../../store/store.js'
import type { Rules } from '../policy/rules.js'
import { mayStand } from '../secrecy/spot.js'
import type { Complaint } from './complaint.js'
import { opening } from './threads.js'

/** A room and thread for a post, and whom it names; ids are row ids. */
export interface Place {
  room: number
  thread: number | null
  /** The post is the first there: it opens the thread. */
  opensThread?: { thread: number; title: string; members: number[] }
  /** Person ids. */
  mentions: number[]
}

export type Housed = Pick<Complaint, 'id' | 'brandId' | 'code' | 'customer' | 'roomId' | 'threadId'>

/**
 * The complaint's home first, where everybody is named and whoever has an account there is pinged. Everybody else, and
 * all when the home's room is gone or its platform does not run, is pinged in the brand's first work room on a platform
 * of theirs that runs, in a thread of its own; where the brand has no room, in their direct room; where there is
 * neither, nowhere. Where everybody at home would read what is secret, those with a direct room are asked there.
 */
export function placesOf(db: Db, rules: Rules, complaint: Housed, people: readonly number[]): Place[] {
  const { platforms } = rules
  const home = { room: complaint.roomId, thread: complaint.threadId, mentions: [...people] }
  const alone = !mayStand(db, rules, complaint.id, home)
  const away = new Map<number, Place>()
  for (const person of people) {
    const room = roomAway(db, platforms, complaint, person, alone)
    if (!room) continue
    const place = away.get(room.id) ?? { ...threadIn(db, complaint, room), mentions: [] }
    place.mentions.push(person)
    away.set(room.id, place)
  }
  return [home, ...away.values()]
}

interface RoomAway {
  id: number
  direct: 0 | 1
}

/** Undefined for somebody who is at home on the platform of the complaint while that is heard there, or nowhere. */
function roomAway(db: Db, platforms: readonly string[], { brandId, roomId }: Housed, person: number, alone: boolean) {
  const accounts = db.sql
    .all<{ platform: string; externalId: string; atHome: 0 | 1 | null }>(
      `SELECT "platform", "externalId", "platform" = (SELECT "platform" FROM "Room" WHERE "id" = ? AND NOT "gone") AS "atHome"
       FROM "Account" WHERE "personId" = ? ORDER BY "id"`,
      roomId,
      person,
    )
    .filter(({ platform }) => platforms.includes(platform))
  const isHome = accounts.some(({ atHome }) => atHome)
  if (isHome && !alone) return undefined
  const rooms = accounts.flatMap(({ platform, externalId }) =>
    db.sql.all<RoomAway>(ROOMS, platform, brandId, externalId),
  )
  const direct = rooms.find((room) => room.direct)
  if (alone && (direct || isHome)) return direct
  return rooms.find((room) => !room.direct) ?? direct
}

const ROOMS = `SELECT "id", "purpose" = 'direct' AS "direct" FROM "Room" WHERE "platform" = ? AND NOT "gone"
  AND ("brandId" = ? AND "purpose" = 'work' OR "purpose" = 'direct' AND "externalId" = ?) ORDER BY "id"`

/** The complaint's thread in this room, filed when there is none. In a direct room it is only a note of what its posts are about. */
function threadIn(db: Db, complaint: Housed, { id: room, direct }: RoomAway): Omit<Place, 'mentions'> {
  const known = db.sql.get<{ id: number }>(
    'SELECT "id" FROM "Thread" WHERE "caseId" = ? AND "roomId" = ?',
    complaint.id,
    room,
  )
  if (known) return { room, thread: known.id }
  const thread = db.sql.insert('Thread', { roomId: room, tag: complaint.code, caseId: complaint.id })
  return direct ? { room, thread } : { room, thread: null, opensThread: opening(db, complaint, thread) }
}
