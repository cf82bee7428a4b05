/** A Post to one attempt at Discord, and to its Receipt or SendError. */
import { type APIDMChannel, type APIMessage, RESTJSONErrorCodes as Code, Routes } from 'discord.js'
import type { Post, Receipt } from '../../src/core/post.js'
import { answerPrivately, dismiss, type Filled } from './answer.js'
import { type Aim, codeOf, describe, mindsReply, toSendError } from './errors.js'
import { withFiles } from './files.js'
import { readGesture } from './gesture.js'
import type { Line } from './line.js'
import { nonceFor } from './nonce.js'
import { findEarlier } from './read-back.js'
import { type Look, render } from './render.js'
import { inArchivedToo, openThread, showState } from './threads.js'

/** So many of the last messages are known by the post that they belong to. */
const remembered = 500

export function createSend(line: Line): (post: Post) => Promise<Receipt> {
  const { log } = line
  const directLines = new Map<string, string>()
  const keys = new Map<string, string>()
  const filled: Filled = new Map()

  return async (post) => {
    try {
      if (post.threadState) return await showState(line, post.thread, post.threadState.open)
      return await sayOrAnswer(post)
    } catch (error) {
      throw toSendError(error, aimOf(post))
    }
  }

  async function sayOrAnswer(post: Post): Promise<Receipt> {
    const gesture = post.answers === undefined ? undefined : readGesture(post.answers)
    if (gesture) await line.answered(gesture.interactionId)
    const nothing = post.blocks.length === 0 && !post.files?.length
    if (gesture && !nothing && post.private && (await answerPrivately(line, post, gesture, filled)))
      return { messageId: '' }
    const [receipt] = await Promise.all([
      post.answers !== undefined && nothing ? { messageId: '' } : say(post),
      gesture && (nothing || !post.private) ? dismiss(line, gesture) : undefined,
    ])
    return receipt
  }

  async function say(post: Post): Promise<Receipt> {
    const look = render(post, mentionsOf(post))
    const channel = await channelOf(post)
    if (post.edits !== undefined) return edit(post, post.edits, channel, look)
    const others = (id: string) => (keys.get(id) ?? post.key) !== post.key
    const { id: messageId } =
      (await findEarlier(line, channel, look, post, others)) ?? (await create(post, channel, look))
    remember(messageId, post.key)
    const title = post.room.direct ? undefined : post.opensThread?.title
    const thread = title === undefined ? undefined : await openThread(line, channel, messageId, title)
    return { messageId, ...(thread === undefined ? {} : { thread }) }
  }

  async function create(post: Post, channel: string, look: Look): Promise<APIMessage> {
    const body = { ...look, nonce: nonceFor(post.key, channel), enforce_nonce: true }
    const send = (more: object) =>
      inArchivedToo(line, channel, false, () =>
        withFiles(line, post.files, (files) =>
          line.client.rest.post(Routes.channelMessages(channel), { body: { ...body, ...more }, files }),
        ),
      ) as Promise<APIMessage>
    if (post.replyTo === undefined) return send({})
    try {
      return await send({ message_reference: { message_id: post.replyTo, fail_if_not_exists: false } })
    } catch (error) {
      if (!mindsReply(error)) throw error
      log.warn({ platform: 'discord', room: channel, error: describe(error) }, 'an answer goes out without its reply')
      return send({})
    }
  }

  /** A thread's first message stands in the room: an edit that was asked for in the thread may mean that one. */
  async function edit(post: Post, messageId: string, channel: string, look: Look): Promise<Receipt> {
    const change = (place: string) =>
      inArchivedToo(line, place, true, () =>
        withFiles(line, post.files, (files) =>
          line.client.rest.patch(Routes.channelMessage(place, messageId), { body: withKept(look, files), files }),
        ),
      )
    try {
      await change(channel)
    } catch (error) {
      const code = codeOf(error)
      if (channel !== post.thread || (code !== Code.UnknownMessage && code !== Code.UnknownChannel)) throw error
      await change(post.room.id)
    }
    return { messageId }
  }

  async function channelOf({ room, thread }: Post): Promise<string> {
    if (!room.direct) return thread ?? room.id
    const known = directLines.get(room.id)
    if (known !== undefined) return known
    const body = { recipient_id: room.id }
    const { id } = (await line.client.rest.post(Routes.userChannels(), { body })) as APIDMChannel
    directLines.set(room.id, id)
    return id
  }

  function remember(messageId: string, key: string): void {
    keys.set(messageId, key)
    const [oldest] = keys.keys()
    if (keys.size > remembered && oldest !== undefined) keys.delete(oldest)
  }
}

/** Nobody but the two of us reads a direct room; elsewhere a private line names its reader. */
function mentionsOf({ private: reader, mentions, room }: Post): Post['mentions'] {
  if (!reader || room.direct || mentions.some(({ account }) => account === reader.account)) return mentions
  return [reader, ...mentions]
}

/** New files take the place of the old ones, so that an edit can be repeated; without any the old ones stay. */
function withKept(look: Look, files: { name: string }[]): object {
  return files.length === 0 ? look : { ...look, attachments: files.map(({ name }, id) => ({ id, filename: name })) }
}

function aimOf({ room, thread, edits, files, threadState }: Post): Aim {
  const inThread = !room.direct && thread !== undefined
  const rights = [
    threadState || edits !== undefined ? 'Manage Threads' : inThread ? 'Send Messages in Threads' : 'Send Messages',
    ...(files?.length ? ['Attach Files'] : []),
  ]
  return { direct: room.direct, thread: inThread, rights: [...rights, 'Embed Links'] }
}
