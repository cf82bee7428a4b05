/** What becomes of a leg whose way does not exist: what stood beside the room alone is said in it; else those whom it would have pinged are pinged. */
import type { Db } from '../../store/store.js'
import type { Adapter } from '../adapter.js'
import { supersede } from '../outbox/rows.js'
import { pingFor, pingInPrivate } from './pings.js'
import { type Content, laneOf } from './stored-post.js'

/** Answers lanes to wake. */
export function otherwise(db: Db, adapter: Adapter, legId: number, now: Date): string[] {
  const row = db.sql.get<{
    key: string
    leg: 'ping' | 'beside'
    roomId: number
    pingOf: number | null
    content: string
  }>('SELECT "key", "leg", "roomId", "pingOf", "content" FROM "Post" WHERE "id" = ?', legId)
  if (!row) return []
  const content = JSON.parse(row.content) as Content
  if (row.leg === 'beside' && content.alone && !content.threadState) {
    const lane = laneOf(row.roomId)
    const said: Content = { ...content, alone: undefined, ping: content.mentions.length > 0 || undefined }
    const moved = [lane, said, legId] as const
    db.sql.run(
      `UPDATE "Post" SET "leg" = NULL, "state" = 'waiting', "lane" = ?, "content" = ? WHERE "id" = ?`,
      ...moved,
    )
    return [lane]
  }
  supersede(db, legId)
  if (row.pingOf !== null) return pingInPrivate(db, adapter, row.pingOf, now)
  const post = besideWhat(db, row.key)
  return post === undefined || content.mentions.length === 0 ? [] : pingFor(db, adapter, post, now)
}

/** The post in the room of which this leg is a part. */
const besideWhat = (db: Db, key: string): number | undefined =>
  db.sql.get<{ id: number }>('SELECT "id" FROM "Post" WHERE "key" = ?', key.replace(/~beside\d*$/, ''))?.id
