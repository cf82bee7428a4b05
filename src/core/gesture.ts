/** Taps and reactions: finds the choice behind them, and checks that it really stood there for this person. */
import type { Db } from '../store/store.js'
import type { AccountHere, RoomHere } from './command.js'
import { findPostByMessage } from './context.js'
import type { Does } from './draft.js'
import { NotAllowed } from './errors.js'
import type { ButtonEvent, ReactionEvent } from './event.js'
import { type Content, choicesOf, readChoiceId } from './stored-post.js'

/** The command whose choice a reaction stands for. */
export const ACKNOWLEDGE = 'ack'
const ACKNOWLEDGING = new Set(['✅', '👍', '👌'])

export interface Pressed {
  postId: number
  label: string
  does: Does
  /** The options that its form asked for. */
  form?: string[]
}

/** @throws NotAllowed for a choice that we did not put there, or that is somebody else's. */
export function findPressed(db: Db, event: ButtonEvent, room: RoomHere, account: AccountHere): Pressed {
  const id = readChoiceId(event.choice)
  const post = id && findPost(db, id.postId)
  const choice = post && choicesOf(post.content)[id.index]
  const elsewhere = post && (post.roomId !== room.id || !stoodOn(db, post, event.messageId))
  if (!choice || elsewhere) throw new NotAllowed({ key: 'core.buttonStale' })
  const owner = post.content.private?.account
  if (owner !== undefined && owner !== account.externalId) throw new NotAllowed({ key: 'core.notYours' })
  return { postId: post.id, ...choice }
}

/** The acknowledgement that a reaction means, if it means one. */
export function findReacted(db: Db, event: ReactionEvent, room: RoomHere): Pressed | undefined {
  if (!event.added.some((emoji) => ACKNOWLEDGING.has(emoji))) return undefined
  const newest = findPostByMessage(db, room.id, event.messageId)
  const post = newest && findPost(db, newest.id)
  const choice = post && choicesOf(post.content).find(({ does }) => does.command === ACKNOWLEDGE)
  return choice && { postId: post.id, ...choice }
}

interface StoredPost {
  id: number
  roomId: number
  editsId: number | null
  content: Content
}

function findPost(db: Db, id: number): StoredPost | undefined {
  const row = db.sql.get<{ id: number; roomId: number; editsId: number | null; content: string }>(
    'SELECT "id", "roomId", "editsId", "content" FROM "Post" WHERE "id" = ?',
    id,
  )
  return row && { ...row, content: JSON.parse(row.content) as Content }
}

/** A press may overtake the receipt; but where there is one, it must name the pressed message. */
function stoodOn(db: Db, post: StoredPost, messageId: string): boolean {
  const receipts = db.sql.all<{ messageId: string }>(
    'SELECT "messageId" FROM "Receipt" WHERE "postId" IN (?, ?)',
    post.id,
    post.editsId ?? post.id,
  )
  return receipts.length === 0 || receipts.some((receipt) => receipt.messageId === messageId)
}
