/** A post with files: under one caption where Telegram can, else the text first and the files as answers to it. */
import type { Message } from 'grammy/types'
import { SendError } from '../../src/core/adapter.js'
import type { Post, PostFile } from '../../src/core/post.js'
import { type Batch, toBatches } from './attachments.js'
import { describe, toSendError } from './errors.js'
import type { Tell } from './forums.js'
import type { Line } from './line.js'
import { longestCaption, type Rendered } from './render.js'
import { sayText } from './say.js'
import type { Place } from './threads.js'
import { upload } from './upload.js'

/** Sends text and files; answers the message with the text. A file that Telegram will not take is told to the admins. */
export type ShowFiles = (post: Post, files: PostFile[], place: Place, text: Rendered) => Promise<Message>

export function createShowFiles(line: Line, tell: Tell): ShowFiles {
  /** Texts whose files must wait because Telegram wants us to: they are not said twice. */
  const said = new Map<string, Message>()

  function leaveOut(post: Post, files: PostFile[]): void {
    for (const { name } of files) tell('telegramFile', post.room.id, { file: name })
  }

  async function sayFirst(post: Post, place: Place, text: Rendered): Promise<Message> {
    const message = said.get(post.key) ?? (await sayText(line, post.room.id, place, text))
    said.delete(post.key)
    return message
  }

  /** The text stands there already: from here on nothing but a wait may be repeated without a mark. */
  async function sayRest(post: Post, batches: Batch[], place: Place, first: Message): Promise<void> {
    const answer = { message_id: first.message_id, allow_sending_without_reply: true } as const
    for (const [index, batch] of batches.entries()) {
      try {
        const sent = await upload(line, post.room.id, { ...place, reply_parameters: answer }, batch)
        if (!sent) leaveOut(post, batch.files)
      } catch (error) {
        const failure = toSendError(error, post.room)
        if (failure.kind === 'limited' && index === 0) {
          said.set(post.key, first)
          throw failure
        }
        throw new SendError('unknown', `the text was sent, its files were not: ${describe(error)}`)
      }
    }
  }

  return async (post, files, place, text) => {
    const { batches, unfit } = await toBatches(files)
    leaveOut(post, unfit)
    const [batch, ...others] = batches
    const fits = text.plain.length <= longestCaption && (batch?.files.length === 1 || text.buttons.length === 0)
    if (batch && (text.plain === '' || (others.length === 0 && fits)) && !said.has(post.key)) {
      const sent = await upload(line, post.room.id, place, batch, text)
      if (sent) await sayRest(post, others, place, sent)
      if (sent) return sent
      leaveOut(post, batch.files)
      batches.splice(0, 1)
    }
    const first = await sayFirst(post, place, text)
    await sayRest(post, batches, place, first)
    return first
  }
}
