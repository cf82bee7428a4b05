/** The posts that ask for one signature: a card or a reminder stands at home, copies of it in other rooms. */
import type { Db } from '../../store/store.js'

/** A post as it stands, by its key; room and thread are row ids. */
export interface Copy {
  key: string
  room: number
  thread: number | null
}

/** The key of the copy in another room. */
export const copyKey = (key: string, roomId: number): string => `${key}@${roomId}`

/** The post with this key and its copies, in the order in which they were made; not those that went with their room. */
export const copiesOf = (db: Db, key: string): Copy[] =>
  db.sql.all(
    `SELECT "key", "roomId" AS "room", "threadId" AS "thread" FROM "Post" JOIN "Room" ON "Room"."id" = "roomId"
     WHERE "key" = ? OR ("key" > ? AND "key" < ? AND "key" NOT LIKE '%#%' AND "key" NOT LIKE '%~%' AND NOT "gone") ORDER BY "Post"."id"`,
    key,
    `${key}@`,
    `${key}A`, // the sign after "@"
  )
