/** Finds the posts whose sending a crash cut off, and sends again by hand what was given up. */
import type { Db } from '../store/store.js'
import type { PlatformName } from './adapter.js'
import type { Claim } from './outbox-rows.js'
import type { Content } from './stored-post.js'

type InDoubt = Pick<
  Claim,
  | 'id'
  | 'lane'
  | 'roomId'
  | 'purpose'
  | 'isEdit'
  | 'repeated'
  | 'platform'
  | 'threadId'
  | 'opensThreadId'
  | 'attempts'
  | 'createdAt'
  | 'post'
>

/** Every row that says `sending` at the start: nobody is sending now, so it may or may not have arrived. */
export function claimsInDoubt(db: Db): InDoubt[] {
  const rows = db.sql.all<{
    id: number
    key: string
    lane: string
    roomId: number
    threadId: number | null
    opensThreadId: number | null
    content: string
    editsId: number | null
    attempts: number
    repeated: number
    createdAt: string
    platform: string
    externalId: string
    purpose: string | null
  }>(
    `SELECT p."id", p."key", p."lane", p."roomId", p."threadId", p."opensThreadId", p."content", p."editsId", p."attempts", p."repeated",
     p."createdAt", r."platform", r."externalId", r."purpose"
     FROM "Post" p JOIN "Room" r ON r."id" = p."roomId" WHERE p."state" = 'sending' ORDER BY p."id"`,
  )
  return rows.map(({ content, ...row }) => {
    const { blocks: _, title: __, ...post } = JSON.parse(content) as Content
    return {
      ...row,
      platform: row.platform as PlatformName,
      isEdit: row.editsId !== null,
      repeated: row.repeated === 1,
      createdAt: new Date(row.createdAt),
      post: { ...post, key: row.key, room: { id: row.externalId, direct: row.purpose === 'direct' }, blocks: [] },
    }
  })
}

export interface LostPost {
  id: number
  room: string
  error: string
  firstLine: string
}

/** What was given up or is held, newest first. */
export const lostPosts = (db: Db): LostPost[] =>
  db.sql
    .all<{ id: number; room: string; error: string | null; content: string }>(
      `SELECT p."id", r."title" AS "room", p."error", p."content" FROM "Post" p JOIN "Room" r ON r."id" = p."roomId"
       WHERE p."state" IN ('dead', 'held') ORDER BY p."id" DESC LIMIT 20`,
    )
    .map(({ content, error, ...row }) => ({
      ...row,
      error: error ?? '',
      firstLine: firstLine(JSON.parse(content) as Content),
    }))

export function firstLine({ blocks }: { blocks: readonly { kind: string }[] }): string {
  const first = blocks.find((block): block is { kind: 'text'; text: string } => block.kind === 'text')
  return first?.text.split('\n', 1)[0] ?? ''
}

/** Sends it once more, with the mark. Answers its lane, or undefined when it is not lost (any more). */
export const resend = (db: Db, postId: number): string | undefined =>
  db.sql.get<{ lane: string }>(
    `UPDATE "Post" SET "state" = 'waiting', "repeated" = 1, "notBefore" = NULL WHERE "id" = ? AND "state" IN ('dead', 'held') RETURNING "lane"`,
    postId,
  )?.lane
