/** The outbox's rows: claiming the next post of a lane before it is sent, and writing down what became of it. */
import type { Db } from '../../store/store.js'
import type { PlatformName, Route } from '../adapter.js'
import type { Post, Receipt } from '../post.js'
import type { Marks } from '../posts/marks.js'
import { targetOf } from '../posts/place.js'
import { blocksForSending, type Content, laneOf } from '../posts/stored-post.js'
import type { Paced } from './pace.js'

/** A claimed post: the row is `sending`, so a crash from here on leaves it in doubt. */
export interface Claim extends Paced {
  id: number
  lane: string
  platform: PlatformName
  threadId: number | null
  opensThreadId: number | null
  isEdit: boolean
  leg: 'ping' | 'beside' | null
  /** The way it takes, where the platform has several. */
  route: string | null
  /** Once it is said, those it mentions are pinged another way, unless the way it took pings. */
  ping: boolean
  /** It only pings for that post. */
  pingOf: number | null
  purpose: string | null
  attempts: number
  repeated: boolean
  createdAt: Date
  post: Post
}

interface Row {
  id: number
  key: string
  lane: string
  leg: 'ping' | 'beside' | null
  pingOf: number | null
  roomId: number
  threadId: number | null
  opensThreadId: number | null
  content: string
  editsId: number | null
  attempts: number
  repeated: number
  notBefore: string | null
  createdAt: string
  platform: string
  externalId: string
  purpose: string | null
  locale: string | null
  webhook: string | null
  thread: string | null
}

/** The post that would go next in a lane. */
export type Next = Row & Paced & { notBeforeAt: Date | undefined }

const NEXT = `SELECT p."id", p."key", p."lane", p."leg", p."pingOf", p."roomId", p."threadId", p."opensThreadId", p."content", p."editsId", p."attempts",
  p."repeated", p."notBefore", p."createdAt", r."platform", r."externalId", r."purpose", r."locale", r."webhook", t."externalId" AS "thread"
  FROM "Post" p JOIN "Room" r ON r."id" = p."roomId" LEFT JOIN "Thread" t ON t."id" = p."threadId"
  WHERE p."state" = 'waiting' AND p."lane" = ? ORDER BY p."urgency" DESC, p."id" LIMIT 1`

/** The most urgent waiting post of the lane, of those the oldest. */
export function peek(db: Db, lane: string): Next | undefined {
  const found = db.sql.get<Row>(NEXT, lane)
  return (
    found && {
      ...found,
      direct: found.purpose === 'direct',
      messages: messagesIn(found.content),
      isEdit: found.editsId !== null,
      notBeforeAt: found.notBefore === null ? undefined : new Date(found.notBefore),
    }
  )
}

/** How many messages it becomes where each file may be one of its own. */
const messagesIn = (content: string): number =>
  content.includes('"files":[') ? 1 + ((JSON.parse(content) as Content).files?.length ?? 0) : 1

/** A post this much after its time says so. */
export const LATE_AFTER_MS = 2 * 60_000

/** The post as it would be sent now; undefined for an edit whose message never came to be. @param route the way it takes, where there are several */
export function read(
  db: Db,
  row: Next,
  marks: Marks,
  now: Date,
  route: Route | undefined,
): (Claim & { tooLate: boolean }) | undefined {
  const edited = row.editsId === null ? undefined : messageOf(db, row.editsId)
  if (row.editsId !== null && !edited) return undefined
  const { blocks, timely, ping, alone: _, ...content } = JSON.parse(row.content) as Content
  const due = timely && new Date(timely.due)
  const onTime = !due || now.getTime() - due.getTime() <= LATE_AFTER_MS
  const timed = onTime ? blocks : marks.late(blocks, row.locale, due)
  const shown = row.repeated === 1 ? marks.repeated(timed, row.locale) : timed
  const typed = route?.buttons === false ? marks.typed(row.id, shown, row.locale) : shown
  return {
    ...row,
    tooLate: timely !== undefined && now > new Date(timely.until),
    platform: row.platform as PlatformName,
    isEdit: row.editsId !== null,
    route: route?.name ?? null,
    ping: ping === true && !route?.pings,
    attempts: row.attempts + 1,
    repeated: row.repeated === 1,
    createdAt: new Date(row.createdAt),
    post: {
      ...content,
      key: row.key,
      room: targetOf(row),
      route: route?.name,
      thread: row.thread ?? undefined,
      edits: edited,
      triedSince: row.attempts > 0 ? new Date(row.createdAt) : undefined,
      blocks: blocksForSending(row.id, typed),
    },
  }
}

/** From here on it may be on its way. */
export const take = (db: Db, { id, route }: Pick<Claim, 'id' | 'route'>): number =>
  db.sql.run(
    `UPDATE "Post" SET "state" = 'sending', "attempts" = "attempts" + 1, "route" = ? WHERE "id" = ?`,
    route,
    id,
  )

/** What it would change was never said. */
export const supersede = (db: Db, id: number): number =>
  db.sql.run(`UPDATE "Post" SET "state" = 'superseded' WHERE "id" = ?`, id)

const messageOf = (db: Db, postId: number) =>
  db.sql.get<{ messageId: string }>('SELECT "messageId" FROM "Receipt" WHERE "postId" = ?', postId)?.messageId

export function settleSent(db: Db, { id, roomId, opensThreadId }: Claim, receipt: Receipt, at: Date): void {
  db.sql.run(`UPDATE "Post" SET "state" = 'sent', "error" = NULL WHERE "id" = ?`, id)
  db.sql.insert('Receipt', { postId: id, roomId, messageId: receipt.messageId, at })
  if (opensThreadId !== null && receipt.thread !== undefined)
    db.sql.run('UPDATE "Thread" SET "externalId" = ? WHERE "id" = ?', receipt.thread, opensThreadId)
}

export type Fate =
  | { state: 'waiting'; notBefore: Date; repeated?: boolean; asNew?: boolean; withoutThread?: boolean }
  | { state: 'held' | 'dead' | 'superseded' }

/** @param why a key under `core.why.` */
export function settleFailed(db: Db, { id, roomId, repeated }: Claim, fate: Fate, why: string): void {
  const again = fate.state === 'waiting' ? fate : undefined
  db.sql.run(
    `UPDATE "Post" SET "state" = ?, "notBefore" = ?, "repeated" = ?, "error" = ?,
     "lane" = CASE WHEN ? THEN ? ELSE "lane" END, "editsId" = CASE WHEN ? THEN NULL ELSE "editsId" END, "threadId" = CASE WHEN ? THEN NULL ELSE "threadId" END WHERE "id" = ?`,
    fate.state,
    again?.notBefore,
    again?.repeated ?? repeated,
    why,
    again?.asNew ?? false,
    laneOf(roomId),
    again?.asNew ?? false,
    again?.withoutThread ?? false,
    id,
  )
}

/** Lanes that have something to do, at the start. */
export const lanesWithPosts = (db: Db): string[] =>
  db.sql.all<{ lane: string }>(`SELECT DISTINCT "lane" FROM "Post" WHERE "state" = 'waiting'`).map((row) => row.lane)
