/** Shows one post on the pretend platform; a second one with the same key changes nothing. */
import { SendError, type SendErrorDetails } from '../../src/core/adapter.js'
import type { FileSeen } from '../../src/core/event.js'
import type { Post, Receipt } from '../../src/core/post.js'
import type { Platform } from './platform.js'
import type { Deed } from './records.js'

/** Throws only SendError: `refused` for a place that is not there, `unreachable` when the disk would not take it. */
export async function send(platform: Platform, post: Post): Promise<Receipt> {
  if (post.threadState) return showState(platform, post.thread, post.threadState)
  const files = await orUnreachable(() => platform.files.takeIn(post.files))
  const earlier = platform.receipt(post.key)
  if (earlier) return earlier
  check(platform, post)
  await orUnreachable(() => platform.write(deedOf(platform, post, files)))
  return platform.receipt(post.key) ?? { messageId: '' }
}

/** A thread that is so already, or is not there, is a success. */
async function showState(
  platform: Platform,
  id: string | undefined,
  { title, open }: NonNullable<Post['threadState']>,
): Promise<Receipt> {
  const thread = platform.threads.get(id ?? '')
  const differs = thread && (thread.title !== title || (thread.closed ?? false) === open)
  if (differs) await orUnreachable(() => platform.write({ kind: 'turned', thread: thread.id, title, open }))
  return { messageId: '' }
}

async function orUnreachable<T>(write: () => T | Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (cause) {
    throw new SendError('unreachable', 'playground: the disk would not take it', { cause })
  }
}

function deedOf(platform: Platform, post: Post, files: FileSeen[]): Deed {
  if (post.blocks.length + post.mentions.length + files.length === 0) return { kind: 'answered', post }
  const mark = platform.mark
  const open = post.edits === undefined ? undefined : platform.messages.get(post.edits)?.opens
  const thread = post.opensThread && (open ?? `t${mark}`)
  if (post.edits !== undefined) return { kind: 'edited', post, thread, files }
  return { kind: 'posted', post, message: `m${mark}`, thread, files }
}

function check(platform: Platform, post: Post): void {
  const room = platform.rooms.get(post.room.id)
  const message = post.edits === undefined ? undefined : platform.messages.get(post.edits)
  const thread = post.thread === undefined ? undefined : platform.threads.get(post.thread)
  if (!room || room.direct !== post.room.direct) refuse(post.room.direct ? 'no-private-line' : 'room-gone')
  if (post.private && !room.members.includes(post.private.account)) refuse('no-private-line')
  if (post.edits !== undefined && (message?.room !== room.id || message.by)) refuse('message-gone')
  if (post.thread !== undefined && thread?.room !== room.id) refuse('thread-gone')
}

function refuse(because: SendErrorDetails['because']): never {
  throw new SendError('refused', `playground: ${because}`, { because })
}
