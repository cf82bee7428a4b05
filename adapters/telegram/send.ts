/** A Post to one attempt at Telegram, and to its Receipt or SendError. */
import type { Message } from 'grammy/types'
import { SendError } from '../../src/core/adapter.js'
import type { Post, Receipt } from '../../src/core/post.js'
import { answerPress } from './answer.js'
import { edit } from './edit.js'
import { toSendError } from './errors.js'
import type { Forums, Tell } from './forums.js'
import type { Line } from './line.js'
import { longestMessage, type Rendered, render } from './render.js'
import { sayText } from './say.js'
import { createShowFiles } from './show-files.js'
import { placeOf } from './threads.js'
import { inClosedTopic, showState } from './topics.js'

/** Sends that outlive a failed one's certainty are the outbox's business: nothing here is tried twice. */
export function createSend(line: Line, forums: Forums, tell: Tell): (post: Post) => Promise<Receipt> {
  const showFiles = createShowFiles(line, tell)

  async function say(post: Post, text: Rendered): Promise<Receipt> {
    const title = post.room.direct ? undefined : post.opensThread?.title
    const topic = title === undefined ? undefined : await forums.openTopic(post, title)
    // Telegram counts a chain of replies from its first message: the post that begins one answers nothing.
    const beginsChain = title !== undefined && topic === undefined
    const place = placeOf(post.thread, beginsChain ? undefined : post.replyTo)
    const { files = [] } = post
    const sent = await inClosedTopic(line, post, () =>
      files.length > 0 ? showFiles(post, files, place, text) : sayText(line, post.room.id, place, text),
    )
    forums.forget(post)
    const thread = beginsChain ? chainOf(sent) : topic
    return { messageId: String(sent.message_id), ...(thread === undefined ? {} : { thread }) }
  }

  async function attempt(post: Post): Promise<Receipt> {
    if (post.threadState) {
      await showState(line, post, tell)
      return { messageId: '' }
    }
    if (post.answers !== undefined && (await answerPress(line, post, post.answers))) return { messageId: '' }
    const text = render(post.blocks, mentionsOf(post))
    check(text, post)
    return post.edits === undefined ? say(post, text) : edit(line, post, post.edits, text)
  }

  return async (post) => {
    try {
      return await attempt(post)
    } catch (error) {
      throw toSendError(error, post.room)
    }
  }
}

/** Nobody but the two of us reads a direct room; in a group a private line names its reader. */
function mentionsOf({ private: reader, mentions, room }: Post): Post['mentions'] {
  if (!reader || room.direct || mentions.some(({ account }) => account === reader.account)) return mentions
  return [reader, ...mentions]
}

function check({ plain }: Rendered, { files = [] }: Post): void {
  if (plain === '' && files.length === 0) throw new SendError('refused', 'the post has no text')
  if (plain.length > longestMessage) throw new SendError('refused', `the text is too long: ${plain.length}`)
}

function chainOf(sent: Message): string {
  return `r${sent.message_thread_id ?? sent.message_id}`
}
