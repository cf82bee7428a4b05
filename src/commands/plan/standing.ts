/** Posts of a list of the day that stand in rooms, to be changed as it is worked off. */
import type { Draft, DraftBlock } from '../../core/posts/draft.js'
import type { Db } from '../../store/store.js'

interface Standing {
  key: string
  roomId: number
  threadId: number | null
}

const LAST = '\uffff'

/** All whose key begins so. The further parts of a long one are not among them. */
export const standing = (db: Db, prefix: string): Standing[] =>
  db.sql
    .all<Standing>(
      'SELECT "key", "roomId", "threadId" FROM "Post" WHERE "key" >= ? AND "key" < ? AND "editsId" IS NULL ORDER BY "id"',
      prefix,
      `${prefix}${LAST}`,
    )
    .filter(({ key }) => !/[#~]/.test(key))

/** The same content for all of them; where it cannot be changed, only the end of it is worth a line. */
export const editsOf = (db: Db, prefix: string, blocks: () => DraftBlock[]): Draft[] => {
  const posts = standing(db, prefix)
  if (posts.length === 0) return []
  const content = blocks()
  const quiet = content.some(({ kind }) => kind === 'choices')
  return posts.map(({ key, roomId, threadId }) => ({
    ...{ edits: key, room: roomId, thread: threadId },
    ...{ quiet, blocks: content },
  }))
}
