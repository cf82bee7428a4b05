/** A card stands in several rooms and says the same everywhere: what is put in its place, wherever it stands. */
import type { Draft, DraftBlock } from '../core/posts/draft.js'
import { copiesOf } from '../domain/ladder/copies.js'
import type { Db } from '../store/store.js'

/** @param key of the post at home */
export const editsOf = (db: Db, key: string, blocks: DraftBlock[]): Draft[] =>
  copiesOf(db, key).map((copy) => ({ room: copy.room, thread: copy.thread, edits: copy.key, blocks }))
