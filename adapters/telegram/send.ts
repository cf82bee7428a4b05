/** A Post to one attempt at Telegram, and to its Receipt or SendError. */
import type { Message } from 'grammy/types'
import { SendError } from '../../src/core/adapter.js'
import type { Post, Receipt } from '../../src/core/post.js'
import { answerPress } from './answer.js'
import { describe, refusal, toSendError } from './errors.js'
import type { Forums } from './forums.js'
import type { Line } from './line.js'
import { longestMessage, type Rendered, render } from './render.js'
import { placeOf } from './threads.js'

/** Sends that outlive a failed one's certainty are the outbox's business: nothing here is tried twice. */
export function createSend(line: Line, forums: Forums): (post: Post) => Promise<Receipt> {
  return async (post) => {
    try {
      if (post.answers !== undefined && (await answerPress(line, post, post.answers))) return { messageId: '' }
      const text = render(post.blocks, mentionsOf(post))
      check(text)
      if (post.edits !== undefined) return await edit(line, post, post.edits, text)
      return await sendMessage(line, forums, post, text)
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

function check({ plain }: Rendered): void {
  if (plain === '') throw new SendError('refused', 'the post has no text')
  if (plain.length > longestMessage) throw new SendError('refused', `the text is too long: ${plain.length}`)
}

async function sendMessage(line: Line, forums: Forums, post: Post, text: Rendered): Promise<Receipt> {
  const title = post.room.direct ? undefined : post.opensThread?.title
  const topic = title === undefined ? undefined : await forums.openTopic(post, title)
  // Telegram counts a chain of replies from its first message: the post that begins one answers nothing.
  const beginsChain = title !== undefined && topic === undefined
  const options = {
    ...placeOf(post.thread, beginsChain ? undefined : post.replyTo),
    ...looks(text),
  }
  const sent = await inHtml(line, text, (words, parseMode) =>
    line.api.sendMessage(post.room.id, words, { ...options, ...parseMode }),
  )
  forums.forget(post)
  const thread = beginsChain ? chainOf(sent) : topic
  return { messageId: String(sent.message_id), ...(thread === undefined ? {} : { thread }) }
}

/** The same content again is a success: an edit may be repeated after a crash. */
async function edit(line: Line, post: Post, messageId: string, text: Rendered): Promise<Receipt> {
  try {
    await inHtml(line, text, (words, parseMode) =>
      line.api.editMessageText(post.room.id, Number(messageId), words, { ...looks(text), ...parseMode }),
    )
  } catch (error) {
    if (!refusal(error, 400)?.includes('message is not modified')) throw error
  }
  return { messageId }
}

/** An edit without a keyboard takes the old buttons away. */
function looks({ buttons }: Rendered) {
  return {
    link_preview_options: { is_disabled: true },
    ...(buttons.length > 0 ? { reply_markup: { inline_keyboard: buttons } } : {}),
  }
}

/** Marks that Telegram cannot read are our bug; people get the text all the same. */
async function inHtml<T>(
  line: Line,
  text: Rendered,
  call: (words: string, parseMode: { parse_mode?: 'HTML' }) => Promise<T>,
): Promise<T> {
  try {
    return await call(text.html, { parse_mode: 'HTML' })
  } catch (error) {
    if (!refusal(error, 400)?.includes("can't parse entities")) throw error
    line.log.error({ error: describe(error) }, 'our marks were refused, the text goes out plain')
    return call(text.plain, {})
  }
}

function chainOf(sent: Message): string {
  return `r${sent.message_thread_id ?? sent.message_id}`
}
