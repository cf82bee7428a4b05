/** Posts over the long connection: as the answer to a message where WeCom still knows it, else on our own. */
import type { SendMsgBody } from '@wecom/aibot-node-sdk'
import { SendError } from '../../src/core/adapter.js'
import type { Post, PostFile, Receipt } from '../../src/core/post.js'
import type { Answers } from './answers.js'
import { codeOf, type Place, toSendError } from './errors.js'
import type { SayWithFiles } from './files-after.js'
import type { Line } from './line.js'
import { largestImageOf, toMedia } from './media.js'
import { idOf } from './message-id.js'
import type { Naming } from './naming.js'
import { renderCard, renderMarkdown } from './render.js'
import type { State } from './state.js'

export interface ChatParts {
  line: Line
  answers: Answers
  naming: Naming
  state: State
  sayWithFiles: SayWithFiles
  /** It reaches people who never wrote to the bot. */
  hasApp: boolean
}

/** The message can no longer be answered: the window is over, or the connection was another. */
const unanswerable: ReadonlySet<number | undefined> = new Set([846605, 846608])
const unopened = 93006
const cardIsThere = 42014

/** One attempt. The promise rejects with nothing but SendError. */
export function createChat({ line, answers, naming, state, sayWithFiles, hasApp }: ChatParts) {
  async function say(post: Post, body: SendMsgBody): Promise<void> {
    const { room, replyTo } = post
    const reqId = replyTo === undefined ? undefined : answers.toMessage(replyTo, await naming.chatOf(room))
    if (replyTo === undefined || reqId === undefined) return push(post, body)
    try {
      await line.call((client) => client.reply({ headers: { req_id: reqId } }, body))
    } catch (error) {
      if (!unanswerable.has(codeOf(error))) throw error
      answers.forget(replyTo)
      await push(post, body)
    }
  }

  async function push({ room }: Post, body: SendMsgBody): Promise<void> {
    const chatid = await naming.chatOf(room)
    // The SDK's types do not know chat_type; without it WeCom guesses.
    const typed: SendMsgBody & { chat_type: 1 | 2 } = { chat_type: room.direct ? 1 : 2, ...body }
    await line.call((client) => client.sendMessage(chatid, typed))
  }

  async function sayBlocks(post: Post): Promise<Receipt> {
    const messageId = idOf(post.key)
    if (post.blocks.length === 0) return { messageId }
    try {
      await say(post, bodyOf(post, messageId))
    } catch (error) {
      // The id of a card is taken once: the first attempt has arrived.
      if (post.triedSince === undefined || codeOf(error) !== cardIsThere) throw error
    }
    return { messageId }
  }

  async function show(post: Post, file: PostFile): Promise<boolean> {
    const media = await toMedia(file, largestImageOf.app)
    if (!media) return false
    const { kind, name, bytes } = media
    const options = { type: kind, filename: name }
    const { media_id } = await line.call((client) => client.uploadMedia(Buffer.from(bytes), options))
    await push(post, { msgtype: kind, [kind]: { media_id } })
    return true
  }

  /** Only the pressed card can be changed, for everybody, and only now. */
  async function update(post: Post, card: string): Promise<Receipt> {
    const reqId = post.answers === undefined ? undefined : answers.toPress(post.answers, card)
    if (reqId === undefined || !line.isOpen) throw tooLate()
    try {
      const look = renderCard(post, card)
      await line.call((client) => client.updateTemplateCard({ headers: { req_id: reqId } }, look))
    } catch (error) {
      const failure = toSendError(error, placeOf(post))
      // WeCom's code for an answer that came too late is known to nobody: any final refusal counts as that.
      throw failure.kind === 'refused' ? tooLate(failure) : failure
    }
    return { messageId: card }
  }

  /** Somebody may yet speak to us there, or there is another way; who never wrote to us is alone with neither. */
  function notOpened({ room }: Post): SendError {
    const sentence = 'nobody has spoken to the bot there yet'
    if (room.direct && !hasApp) return new SendError('refused', sentence, { because: 'no-private-line' })
    state.closed(room.id)
    return new SendError('unreachable', sentence, { because: 'route-down' })
  }

  return async (post: Post): Promise<Receipt> => {
    if (post.blocks.length === 0 && !post.files?.length) return { messageId: '' }
    if (post.edits !== undefined) return update(post, post.edits)
    try {
      return await sayWithFiles(
        post,
        placeOf(post),
        () => sayBlocks(post),
        (file) => show(post, file),
      )
    } catch (error) {
      if (codeOf(error) === unopened) throw notOpened(post)
      throw toSendError(error, placeOf(post))
    }
  }
}

function bodyOf(post: Post, taskId: string): SendMsgBody {
  if (post.blocks.some(({ kind }) => kind === 'choices'))
    return { msgtype: 'template_card', template_card: renderCard(post, taskId) }
  return { msgtype: 'markdown', markdown: { content: renderMarkdown(post) } }
}

function placeOf({ room }: Post): Place {
  return { direct: room.direct, route: 'chat' }
}

function tooLate(cause?: unknown): SendError {
  return new SendError('refused', 'the card can no longer be changed', { because: 'message-gone', cause })
}
