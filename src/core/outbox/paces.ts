/** The pace of each platform and route; after a start they know what an earlier process sent while their windows last. */
import type { Db } from '../../store/store.js'
import type { Adapter, Limits, PlatformName } from '../adapter.js'
import { Pace, type Paced } from './pace.js'

/** More than this no platform takes within a window. */
const MOST_IN_WINDOW = 5000

const ROOM = `p."lane", r."platform", r."id" AS "roomId", p."threadId", p."route", r."purpose" = 'direct' AS "direct", p."editsId"`
const SENT = `SELECT ${ROOM}, c."at" FROM "Receipt" c JOIN "Post" p ON p."id" = c."postId" JOIN "Room" r ON r."id" = c."roomId"
  WHERE c."id" > (SELECT max("id") FROM "Receipt") - ? AND c."at" > ? ORDER BY c."at"`
const UNDER_WAY = `SELECT ${ROOM} FROM "Post" p JOIN "Room" r ON r."id" = p."roomId" WHERE p."state" = 'sending'`

interface Row {
  lane: string
  platform: string
  roomId: number
  threadId: number | null
  route: string | null
  direct: number
  editsId: number | null
}

export class Paces {
  readonly #paces = new Map<string, Pace>()
  /** Lanes that a platform has asked to wait, until when. */
  readonly #asked = new Map<string, number>()
  #longestWindowMs = 0

  constructor(adapters: ReadonlyMap<PlatformName, Adapter>) {
    for (const [name, { capabilities }] of adapters) {
      this.#add(name, capabilities.limits)
      for (const [route, limits] of Object.entries(capabilities.routeLimits ?? {}))
        this.#add(`${name}/${route}`, limits)
    }
  }

  #add(name: string, limits: Limits): void {
    this.#paces.set(name, new Pace(limits))
    const windows = [limits.room, limits.direct, limits.all].flat().map(({ perMs }) => perMs)
    this.#longestWindowMs = Math.max(this.#longestWindowMs, ...windows)
  }

  /** Undefined for answers to a gesture, which are no messages: they wait for nobody. A platform's first route has the platform's own pace. */
  of({ lane, platform, route }: Pick<Row, 'lane' | 'platform' | 'route'>): Pace | undefined {
    if (lane.startsWith('g')) return undefined
    return this.#paces.get(`${platform}/${route}`) ?? this.#paces.get(platform)
  }

  /** The platform wants nothing there before this instant, however urgent. */
  askedToWait(lane: string, until: number): void {
    this.#asked.set(lane, until)
  }

  /** Milliseconds for which the platform has asked the lane to wait. */
  askedFor(lane: string, now: number): number {
    const left = (this.#asked.get(lane) ?? 0) - now
    if (left <= 0) this.#asked.delete(lane)
    return left
  }

  /** At the start, before doubts are settled: what a crash cut off counts as just arrived. */
  recall(db: Db, now: Date): void {
    const since = new Date(now.getTime() - this.#longestWindowMs)
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
