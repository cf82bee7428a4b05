/** Threads on Telegram: `t<id>` is a topic of a forum, `r<id>` a chain of replies under that message. */
import type { Message } from 'grammy/types'

/** Telegram gives every message of a chain of replies the id of its root, in groups that are no basic groups. */
export function threadOf(message: Message): { thread?: string } {
  const { chat, message_thread_id: thread, is_topic_message: topic } = message
  if (thread === undefined || chat.type === 'private') return {}
  return { thread: `${topic ? 't' : 'r'}${thread}` }
}

export interface Place {
  message_thread_id?: number
  reply_parameters?: { message_id: number; allow_sending_without_reply: true }
}

/** Where a message goes: in a topic, or as an answer to the chain's root; an explicit answer comes first. */
export function placeOf(thread: string | undefined, replyTo: string | undefined): Place {
  const topic = topicOf(thread)
  const answered = numberAfter('', replyTo) ?? numberAfter('r', thread)
  return {
    ...(topic === undefined ? {} : { message_thread_id: topic }),
    ...(answered === undefined
      ? {}
      : { reply_parameters: { message_id: answered, allow_sending_without_reply: true } }),
  }
}

/** The topic's own number; undefined for a chain of replies. */
export function topicOf(thread: string | undefined): number | undefined {
  return numberAfter('t', thread)
}

function numberAfter(mark: string, id: string | undefined): number | undefined {
  const digits = id?.startsWith(mark) ? id.slice(mark.length) : ''
  return /^\d+$/.test(digits) ? Number(digits) : undefined
}
