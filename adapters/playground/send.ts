/** Shows one post on the pretend platform; a second one with the same key changes nothing. */
import { SendError, type SendErrorDetails } from '../../src/core/adapter.js'
import type { Post, Receipt } from '../../src/core/post.js'
import type { Platform } from './platform.js'
import type { Deed } from './records.js'

/** Throws only SendError: `refused` for a place that is not there, `unreachable` when the disk would not take it. */
export function send(platform: Platform, post: Post): Receipt {
  const earlier = platform.receipt(post.key)
  if (earlier) return earlier
  check(platform, post)
  try {
    platform.write(deedOf(platform, post))
  } catch (cause) {
    throw new SendError('unreachable', 'the journal could not be written', { cause })
  }
  return platform.receipt(post.key) ?? { messageId: '' }
}

function deedOf(platform: Platform, post: Post): Deed {
  if (post.blocks.length === 0 && post.mentions.length === 0) return { kind: 'answered', post }
  const mark = platform.mark
  const open = post.edits === undefined ? undefined : platform.messages.get(post.edits)?.opens
  const thread = post.opensThread && (open ?? `t${mark}`)
  if (post.edits !== undefined) return { kind: 'edited', post, thread }
  return { kind: 'posted', post, message: `m${mark}`, thread }
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
