/** Finds the posts whose sending a crash cut off, and sends again by hand what was given up. */
import type { Db } from '../../store/store.js'
import type { PlatformName } from '../adapter.js'
import type { Block, Post } from '../post.js'
import { blocksForSending, type Content, type StoredBlock } from '../posts/stored-post.js'
import type { Claim } from './rows.js'

/** Every row that says `sending` at the start: nobody is sending now, so it may or may not have arrived. */
export async function claimsInDoubt(db: Db): Promise<Claim[]> {
  // Nearly always there is none; then Prisma's engine, twenty megabytes, is not woken at every start.
  if (!db.sql.get(`SELECT 1 FROM "Post" WHERE "state" = 'sending' LIMIT 1`)) return []
  const rows = await db.post.findMany({ where: { state: 'sending' }, include: { room: true }, orderBy: { id: 'asc' } })
  return rows.map(({ room, content, ...row }) => {
    const { blocks, timely: _, ping, alone: __, ...post } = content as unknown as Content
    const said = blocksForSending(row.id, blocks)
    return {
      ...row,
      platform: room.platform as PlatformName,
      purpose: room.purpose,
      direct: room.purpose === 'direct',
      messages: 1,
      isEdit: row.editsId !== null,
      leg: row.leg as Claim['leg'],
      ping: ping === true,
      post: { ...post, key: row.key, room: { id: room.externalId, direct: room.purpose === 'direct' }, blocks: said },
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
export async function lostPosts(db: Db): Promise<LostPost[]> {
  const lost = await db.post.findMany({
    where: { state: { in: ['dead', 'held'] } },
    include: { room: true },
    orderBy: { id: 'desc' },
    take: 20,
  })
  return lost.map(({ id, room, error, content }) => ({
    id,
    room: room.title,
    error: error ?? 'stopped',
    firstLine: firstLine(content as unknown as Content),
  }))
}

/** What a post says, in a line; of one that only makes a thread look so, the thread's title. */
export function firstLine({
  blocks,
  threadState,
}: Pick<Post, 'threadState'> & { blocks: readonly (Block | StoredBlock)[] }): string {
  const first = blocks.find((block) => block.kind === 'text')
  return first?.text.split('\n', 1)[0] ?? threadState?.title ?? ''
}

/** Sends it once more, with the mark. Answers its lane, or undefined when it is not lost (any more). */
export async function resend(db: Db, postId: number, now: Date): Promise<string | undefined> {
  const [post] = await db.post.updateManyAndReturn({
    where: { id: postId, state: { in: ['dead', 'held'] } },
    // From now on it has its day again.
    data: { state: 'waiting', repeated: true, notBefore: null, createdAt: now },
  })
  return post?.lane
}
