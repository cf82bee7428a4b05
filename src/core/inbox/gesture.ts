/** Taps and reactions: finds the choice behind them, and checks that it really stood there for this person. */
import type { Db } from '../../store/store.js'
import type { AccountHere, RoomHere } from '../commands/command.js'
import { NotAllowed } from '../errors.js'
import type { ButtonEvent, ReactionEvent } from '../event.js'
import type { Does } from '../posts/draft.js'
import { type Content, choicesOf, readChoiceId } from '../posts/stored-post.js'
import { findPostByMessage } from './context.js'

/** The command whose choice a reaction stands for. */
export const ACKNOWLEDGE = 'ack'
const ACKNOWLEDGING = new Set(['✅', '👍', '👌'])

export interface Pressed {
  postId: number
  label: string
  does: Does
  /** The options that its form asked for. */
  form?: string[]
  /** What the post is about. */
  threadId: number | null
}

/**
 * @param chosen the choice's id, and the message on which it was pressed; none for one that was typed
 * @throws NotAllowed for a choice that we did not put there, or that is somebody else's
 */
export function findPressed(
  db: Db,
  chosen: Pick<ButtonEvent, 'choice'> & { messageId?: string },
  room: RoomHere,
  account: AccountHere,
): Pressed {
  const id = readChoiceId(chosen.choice)
  const post = id && findPost(db, id.postId)
  const choice = post && choicesOf(post.content)[id.index]
  const { messageId } = chosen
  const elsewhere = post && (post.roomId !== room.id || (messageId !== undefined && !stoodOn(db, post, messageId)))
  if (!choice || elsewhere) throw new NotAllowed({ key: 'core.buttonStale' })
  const owner = post.content.private?.account
  if (owner !== undefined && owner !== account.externalId) throw new NotAllowed({ key: 'core.notYours' })
  return { postId: post.id, threadId: post.threadId, ...choice }
}

/** The acknowledgement that a reaction means, if it means one. */
export function findReacted(db: Db, event: ReactionEvent, room: RoomHere): Pressed | undefined {
  if (!event.added.some((emoji) => ACKNOWLEDGING.has(emoji))) return undefined
  const newest = findPostByMessage(db, room.id, event.messageId)
  const post = newest && findPost(db, newest.id)
  const choice = post && choicesOf(post.content).find(({ does }) => does.command === ACKNOWLEDGE)
  return choice && { postId: post.id, threadId: post.threadId, ...choice }
}

interface StoredPost {
  id: number
  roomId: number
  threadId: number | null
  editsId: number | null
  content: Content
}

function findPost(db: Db, id: number): StoredPost | undefined {
  const row = db.sql.get<Omit<StoredPost, 'content'> & { content: string }>(
    'SELECT "id", "roomId", coalesce("threadId", "opensThreadId") AS "threadId", "editsId", "content" FROM "Post" WHERE "id" = ?',
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
