/** The pace of each platform; after a start they know what an earlier process sent within the last minute. */
import type { Db } from '../store/store.js'
import type { Adapter, PlatformName } from './adapter.js'
import { Pace, type Paced } from './pace.js'

/** No platform counts longer, or takes more meanwhile. */
const LONGEST_WINDOW_MS = 60_000
const MOST_IN_WINDOW = 5000

const ROOM = `p."lane", r."platform", r."id" AS "roomId", p."threadId", r."purpose" = 'direct' AS "direct", p."editsId"`
const SENT = `SELECT ${ROOM}, c."at" FROM "Receipt" c JOIN "Post" p ON p."id" = c."postId" JOIN "Room" r ON r."id" = c."roomId"
  WHERE c."id" > (SELECT max("id") FROM "Receipt") - ? AND c."at" > ? ORDER BY c."at"`
const UNDER_WAY = `SELECT ${ROOM} FROM "Post" p JOIN "Room" r ON r."id" = p."roomId" WHERE p."state" = 'sending'`

interface Row {
  lane: string
  platform: string
  roomId: number
  threadId: number | null
  direct: number
  editsId: number | null
}

export class Paces {
  readonly #paces = new Map<string, Pace>()

  constructor(adapters: ReadonlyMap<PlatformName, Adapter>) {
    for (const [name, adapter] of adapters) this.#paces.set(name, new Pace(adapter.capabilities.limits))
  }

  /** Undefined for answers to a gesture, which are no messages: they wait for nobody. */
  of({ lane, platform }: Pick<Row, 'lane' | 'platform'>): Pace | undefined {
    return lane.startsWith('g') ? undefined : this.#paces.get(platform)
  }

  /** At the start, before doubts are settled: what a crash cut off counts as just arrived. */
  recall(db: Db, now: Date): void {
    const since = new Date(now.getTime() - LONGEST_WINDOW_MS)
    for (const { at, ...row } of db.sql.all<Row & { at: string }>(SENT, MOST_IN_WINDOW, since))
      this.#count(row, new Date(at))
    for (const row of db.sql.all<Row>(UNDER_WAY)) this.#count(row, now)
  }

  #count(row: Row, at: Date): void {
    const { roomId, threadId, direct, editsId } = row
    const paced: Paced = { roomId, threadId, direct: direct === 1, messages: 1, isEdit: editsId !== null }
    this.of(row)?.begin(paced)
    this.of(row)?.end(paced, at.getTime())
  }
}
