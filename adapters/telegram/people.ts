/** Telegram's users and chats in our words. */
import type { Chat, User } from 'grammy/types'
import type { AccountSeen, RoomSeen } from '../../src/core/event.js'

export function toAccount(user: User): AccountSeen {
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ')
  return { id: String(user.id), name, ...(user.username === undefined ? {} : { username: user.username }) }
}

/** A private chat has the id of the person in it. */
export function toRoom(chat: Chat): RoomSeen {
  const title = chat.title ?? [chat.first_name, chat.last_name].filter(Boolean).join(' ')
  return { id: String(chat.id), direct: chat.type === 'private', title }
}
