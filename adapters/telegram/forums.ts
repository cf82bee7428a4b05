/** Which groups are forums, and opening a topic in one. */
import type { Chat } from 'grammy/types'
import type { Post } from '../../src/core/post.js'
import { describe, toSendError } from './errors.js'
import type { Line } from './line.js'

export interface Forums {
  /** Every chat that a message comes from tells whether it is a forum; this may change at any time. */
  note(chat: Chat): void
  /**
   * Opens the topic that a post asks for.
   * @returns undefined where there are no topics, or none may be opened: a chain of replies takes its place.
   * @throws SendError when the same post had better be tried again later
   */
  openTopic(post: Post, title: string): Promise<string | undefined>
  /** The post that needed the topic is sent, or never will be. */
  forget(post: Post): void
}

const longestTitle = 128

export function createForums({ api, log }: Line): Forums {
  const known = new Map<string, boolean>()
  const opened = new Map<string, string>()
  const complained = new Set<string>()

  async function isForum(room: string): Promise<boolean> {
    const answer = known.get(room)
    if (answer !== undefined) return answer
    const chat = await api.getChat(room)
    known.set(room, chat.is_forum ?? false)
    return chat.is_forum ?? false
  }

  return {
    note(chat) {
      if (chat.type === 'supergroup') known.set(String(chat.id), chat.is_forum ?? false)
    },

    async openTopic(post, title) {
      const already = opened.get(post.key)
      if (already !== undefined) return already
      try {
        if (!(await isForum(post.room.id))) return undefined
        const topic = await api.createForumTopic(post.room.id, [...title].slice(0, longestTitle).join(''))
        const thread = `t${topic.message_thread_id}`
        opened.set(post.key, thread)
        return thread
      } catch (error) {
        const failure = toSendError(error, post.room)
        // Nothing is posted yet; but a topic that may have been opened is not opened twice.
        if (failure.kind === 'limited' || failure.kind === 'unreachable' || failure.details.movedTo) throw failure
        if (!complained.has(post.room.id)) {
          complained.add(post.room.id)
          log.warn({ room: post.room.id, error: describe(error) }, 'no topic could be opened, replies are used instead')
        }
        return undefined
      }
    },

    forget(post) {
      opened.delete(post.key)
    },
  }
}
