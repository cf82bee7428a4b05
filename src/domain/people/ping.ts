/** Where people of a brand are pinged about its day: each in one place only, where they have an account. */
import type { Db } from '../../store/store.js'
import type { Rules } from '../policy/rules.js'

/** A room, row id, and the people who are named there, person ids. */
export interface Ping {
  room: number
  mentions: number[]
}

/**
 * Everybody once: in the brand's first work room on a running platform of theirs, else in their direct room. Whoever has
 * neither is named in the first work room of all, which also gets the post when there is nobody to name.
 */
export function pingPlaces(db: Db, { platforms }: Rules, brandId: number, people: readonly number[]): Ping[] {
  const work = workRooms(db, brandId, platforms)
  const named = new Map<number, number[]>()
  for (const person of people) {
    const room = roomFor(db, work, platforms, person) ?? work[0]?.id
    if (room !== undefined) named.set(room, [...(named.get(room) ?? []), person])
  }
  if (named.size === 0 && work[0]) named.set(work[0].id, [])
  return [...named].map(([room, mentions]) => ({ room, mentions }))
}

interface RoomRow {
  id: number
  platform: string
}

const workRooms = (db: Db, brandId: number, platforms: readonly string[]): RoomRow[] =>
  db.sql.all(
    `SELECT "id", "platform" FROM "Room" WHERE "brandId" = ? AND "purpose" = 'work' AND NOT "gone"
     AND "platform" IN (SELECT "value" FROM json_each(?)) ORDER BY "id"`,
    brandId,
    platforms,
  )

function roomFor(db: Db, work: RoomRow[], platforms: readonly string[], person: number): number | undefined {
  const rooms = db.sql.all<{ platform: string; direct: number | null }>(
    `SELECT a."platform", r."id" AS "direct" FROM "Account" a LEFT JOIN "Room" r ON r."platform" = a."platform"
       AND r."externalId" = a."externalId" AND r."purpose" = 'direct' AND NOT r."gone"
     WHERE a."personId" = ? AND a."platform" IN (SELECT "value" FROM json_each(?)) ORDER BY a."id"`,
    person,
    platforms,
  )
  const shared = work.find(({ platform }) => rooms.some((one) => one.platform === platform))
  return shared?.id ?? rooms.find(({ direct }) => direct !== null)?.direct ?? undefined
}
