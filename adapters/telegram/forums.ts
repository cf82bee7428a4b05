/** Which groups are forums, what they are called, and opening a topic in one. */
import type { Chat } from 'grammy/types'
import type { Post } from '../../src/core/post.js'
import { describe, toSendError } from './errors.js'
import type { Line } from './line.js'

/** Somebody must act in this room: the admins are told. `code` is a key under `trouble.` in prompts/. */
export type Tell = (code: string, room: string, values?: Record<string, string>) => void

export interface Forums {
  /** Every chat that a message comes from tells whether it is a forum; this may change at any time. */
  note(chat: Chat): void
  /** The group's title; its id as long as nothing was heard from it. */
  nameOf(room: string): string
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

/** Cut to what Telegram takes, never inside a character. */
export function titleOf(title: string): string {
  return title
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, longestTitle)
    .replace(/[\uD800-\uDBFF]$/, '')
}

export function createForums({ api, log }: Line, tell: Tell): Forums {
  const known = new Map<string, { title: string; forum: boolean }>()
  const opened = new Map<string, string>()
  const complained = new Set<string>()

  function note(chat: Chat): boolean {
    const forum = chat.is_forum ?? false
    if (chat.title !== undefined) known.set(String(chat.id), { title: chat.title, forum })
    return forum
  }

  return {
    note,
    nameOf: (room) => known.get(room)?.title || room,

    async openTopic(post, title) {
      const already = opened.get(post.key)
      if (already !== undefined) return already
      const room = post.room.id
      try {
        if (!(known.get(room)?.forum ?? note(await api.getChat(room)))) return undefined
        const topic = await api.createForumTopic(room, titleOf(title))
        const thread = `t${topic.message_thread_id}`
        opened.set(post.key, thread)
        return thread
      } catch (error) {
        const failure = toSendError(error, post.room)
        // Nothing is posted yet; but a topic that may have been opened is not opened twice.
        if (failure.kind === 'limited' || failure.kind === 'unreachable' || failure.details.movedTo) throw failure
        const level = complained.has(room) ? 'info' : 'warn'
        complained.add(room)
        log[level]({ room, error: describe(error) }, 'no topic could be opened, replies are used instead')
        if (failure.kind === 'refused') tell('telegramTopics', room)
        return undefined
      }
    },

    forget(post) {
      opened.delete(post.key)
    },
  }
}
