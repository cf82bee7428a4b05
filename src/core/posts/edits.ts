/** Changes of what was said: which of them a platform can show, and what stands for the others. */
import type { Db } from '../../store/store.js'
import type { Going } from './going.js'

/** The first post of the message that is changed. */
export interface Edit {
  id: number
  urgency: number
  /** It is the card that was just pressed, on a platform that shows no other changes. */
  pressed: boolean
  /** The platform can show it. */
  shown: boolean
}

/** Undefined for what is no change; `superseded` when it was never said. Edits of the same post that still wait are overtaken. */
export function editOf(db: Db, going: Going): Edit | 'superseded' | undefined {
  const { draft, can, urgency } = going
  if (draft.edits === undefined) return undefined
  const post = postWith(db, draft.edits)
  if (!post) return 'superseded'
  const pressed = isPressed(db, going, post)
  if (!pressed && can && can.edits !== true) return { id: post.id, urgency, pressed, shown: false }
  db.sql.run(`UPDATE "Post" SET "state" = 'superseded' WHERE "editsId" = ? AND "state" = 'waiting'`, post.id)
  // It must not overtake what it changes.
  return { id: post.id, urgency: post.waits ? Math.min(post.urgency, urgency) : urgency, pressed, shown: true }
}

/** It changes the card that was just pressed, on a platform that shows no other changes. */
export function changesPressed(db: Db, going: Going): boolean {
  const post = going.draft.edits === undefined ? undefined : postWith(db, going.draft.edits)
  return post !== undefined && isPressed(db, going, post)
}

const postWith = (db: Db, key: string) =>
  db.sql.get<{ id: number; urgency: number; waits: 0 | 1 }>(
    `SELECT coalesce(e."id", p."id") AS "id", coalesce(e."urgency", p."urgency") AS "urgency", coalesce(e."state", p."state") IN ('waiting', 'sending') AS "waits"
     FROM "Post" p LEFT JOIN "Post" e ON e."id" = p."editsId" WHERE p."key" = ?`,
    key,
  )

const isPressed = (db: Db, { can, here }: Going, { id }: { id: number }): boolean =>
  can?.edits === 'pressed' && here?.pressed !== undefined && stands(db, id, here.pressed)

const stands = (db: Db, post: number, messageId: string): boolean =>
  db.sql.get('SELECT 1 FROM "Receipt" WHERE "postId" = ? AND "messageId" = ?', post, messageId) !== undefined

/** What a change says, as a line of its own. */
export const shortened = (going: Going): Going => ({
  ...going,
  isFirst: false,
  draft: { ...going.draft, edits: undefined, files: undefined, mentions: [], reply: false, private: undefined },
})
