/** A card stands in several rooms and says the same everywhere: what is put in its place, wherever it stands. */
import type { Draft, DraftBlock } from '../core/posts/draft.js'
import { type Copy, copiesOf } from '../domain/ladder/copies.js'
import type { Db } from '../store/store.js'

/** @param key of the post at home */
export const editsOf = (db: Db, key: string, blocks: DraftBlock[]): Draft[] => editsIn(db, key, () => blocks)

/** The same where not every place shows the same. */
export const editsIn = (db: Db, key: string, blocksIn: (place: Copy) => DraftBlock[]): Draft[] =>
  copiesOf(db, key).map((copy) => ({ room: copy.room, thread: copy.thread, edits: copy.key, blocks: blocksIn(copy) }))
