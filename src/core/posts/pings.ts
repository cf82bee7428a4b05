/** Pings people whom the message itself could not: by a short line another way to the room, else by a copy to each in private. */
import type { Db } from '../../store/store.js'
import type { Adapter } from '../adapter.js'
import { directRoom } from '../inbox/direct-room.js'
import { findPlace, targetOf } from './place.js'
import { chooseRoute } from './route-choice.js'
import { firstLineOf } from './split.js'
import { type Content, laneOf } from './stored-post.js'

interface Said {
  id: number
  key: string
  roomId: number
  threadId: number | null
  urgency: number
  content: Content
}

/** Once for each post, however often it is asked for. Answers lanes to wake. */
export function pingFor(db: Db, adapter: Adapter, postId: number, now: Date): string[] {
  const said = whatWasSaid(db, postId)
  if (!said) return []
  const ways = adapter.routes?.(targetOf(findPlace(db, said.roomId))) ?? []
  return chooseRoute(ways, 'ping') === 'never' ? inPrivate(db, adapter, said, now) : [inTheRoom(db, said, now)]
}

/** When the line in the room did not come through. Answers lanes to wake: none when nobody is reached in private. */
export function pingInPrivate(db: Db, adapter: Adapter, postId: number, now: Date): string[] {
  const said = whatWasSaid(db, postId)
  return said ? inPrivate(db, adapter, said, now) : []
}

function whatWasSaid(db: Db, postId: number): Said | undefined {
  const row = db.sql.get<Omit<Said, 'content'> & { content: string }>(
    'SELECT "id", "key", "roomId", coalesce("threadId", "opensThreadId") AS "threadId", "urgency", "content" FROM "Post" WHERE "id" = ?',
    postId,
  )
  return row && { ...row, content: JSON.parse(row.content) as Content }
}

function inTheRoom(db: Db, { id, key, roomId, threadId, urgency, content }: Said, now: Date): string {
  const lane = `p${roomId}`
  const { mentions, timely, blocks } = content
  const line: Content = { mentions, timely, blocks: firstLineOf(blocks) }
  const row = { key: `${key}~ping`, lane, leg: 'ping', roomId, threadId, urgency, pingOf: id, content: line }
  db.sql.insertNew('Post', { ...row, createdAt: now })
  return lane
}

/** Those who have spoken with us, or whom another way reaches; they can answer there as they could in the room. */
function inPrivate(db: Db, adapter: Adapter, said: Said, now: Date): string[] {
  const { key, threadId, urgency, content } = said
  return content.mentions.flatMap(({ account }) => {
    if (account === undefined) return []
    const ways = adapter.routes?.({ id: account, direct: true }).filter(({ state }) => state !== 'unset') ?? []
    const room = directRoom(db, adapter.platform, account, ways.length > 1 ? now : undefined)
    if (room === undefined) return []
    const lane = laneOf(room)
    const row = { key: `${key}@${room}`, lane, roomId: room, threadId, urgency, pingOf: said.id }
    const { replyTo: _, ping: __, opensThread: ___, ...copy } = content
    db.sql.insertNew('Post', { ...row, content: { ...copy, mentions: [] }, createdAt: now })
    return [lane]
  })
}
