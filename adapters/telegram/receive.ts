/** A Telegram update to a ChatEvent, or to nothing when it does not concern us. */
import type {
  CallbackQuery,
  ChatMember,
  ChatMemberUpdated,
  Message,
  MessageReactionUpdated,
  Update,
} from 'grammy/types'
import type { ButtonEvent, ChatEvent, MessageEvent, ReactionEvent, RoomEvent } from '../../src/core/event.js'
import { type Me, readAddressed } from './addressed.js'
import { filesOf } from './files.js'
import { toAccount, toRoom } from './people.js'
import { threadOf } from './threads.js'

/** All that we ever ask Telegram for; naming them also switches reactions on. */
export const wantedUpdates = ['message', 'callback_query', 'message_reaction', 'my_chat_member'] as const

/** Bots, anonymous admins, forwarded channel posts, edits and service messages are nobody's word and give nothing. */
export function translate(update: Update, me: Me): ChatEvent | undefined {
  const id = `${me.id}:${update.update_id}`
  if (update.message) return fromMessage(id, update.message, me)
  if (update.callback_query) return fromPress(id, update.callback_query)
  if (update.message_reaction) return fromReaction(id, update.message_reaction)
  if (update.my_chat_member) return fromMembership(id, update.my_chat_member)
  return undefined
}

function fromMessage(id: string, message: Message, me: Me): MessageEvent | RoomEvent | undefined {
  const { chat, from } = message
  if (!from || chat.type === 'channel') return undefined
  const head = { platform: 'telegram', id, room: toRoom(chat), sender: toAccount(from) } as const
  const oldId = message.migrate_to_chat_id === undefined ? message.migrate_from_chat_id : chat.id
  if (oldId !== undefined) {
    const room = { ...head.room, id: String(message.migrate_to_chat_id ?? chat.id) }
    return { ...head, room, kind: 'room', change: 'moved', from: String(oldId) }
  }
  if (from.is_bot || message.is_automatic_forward) return undefined
  const files = filesOf(message)
  const text = message.text ?? message.caption ?? (files.length > 0 ? '' : undefined)
  if (text === undefined) return undefined
  const read = readAddressed(text, message.entities ?? message.caption_entities ?? [], me)
  if (!read) return undefined
  return {
    ...head,
    ...threadOf(message),
    ...replyOf(message),
    kind: 'message',
    messageId: String(message.message_id),
    text: read.text,
    mentions: read.mentions,
    mentionsBot: read.named && !head.room.direct,
    ...(files.length > 0 ? { files } : {}),
    ...(message.media_group_id === undefined ? {} : { album: message.media_group_id }),
  }
}

/** Everything said in a topic formally answers the message that opened it: that is no reply. */
function replyOf(message: Message): Pick<MessageEvent, 'replyTo' | 'quoted'> {
  const { reply_to_message: answered, message_thread_id: thread, is_topic_message: inTopic } = message
  if (!answered || (inTopic && answered.message_id === thread)) return {}
  return { replyTo: String(answered.message_id), ...quotedIn(answered) }
}

/** What a person said there; what bots say is no news. */
function quotedIn(answered: NonNullable<Message['reply_to_message']>): Pick<MessageEvent, 'quoted'> {
  const { from, text, caption } = answered
  if (!from || from.is_bot) return {}
  const files = filesOf(answered)
  return {
    quoted: { text: text ?? caption ?? '', sender: toAccount(from), ...(files.length > 0 ? { files } : {}) },
  }
}

/** The message of an old button may be out of the bot's reach; its chat and id are still told. */
function fromPress(id: string, query: CallbackQuery): ButtonEvent | undefined {
  const { message, data, from } = query
  if (!message || data === undefined || from.is_bot) return undefined
  return {
    platform: 'telegram',
    id,
    room: toRoom(message.chat),
    sender: toAccount(from),
    ...(message.date === 0 ? {} : threadOf(message)),
    kind: 'button',
    messageId: String(message.message_id),
    choice: data,
    gesture: query.id,
  }
}

function fromReaction(id: string, reaction: MessageReactionUpdated): ReactionEvent | undefined {
  const { chat, user } = reaction
  if (!user || user.is_bot || chat.type === 'channel') return undefined
  const before = new Set(emojiOf(reaction.old_reaction))
  const added = emojiOf(reaction.new_reaction).filter((emoji) => !before.has(emoji))
  if (added.length === 0) return undefined
  const head = { platform: 'telegram', id, room: toRoom(chat), sender: toAccount(user) } as const
  return { ...head, kind: 'reaction', messageId: String(reaction.message_id), added }
}

/** Telegram writes some emoji with a variation selector and some without. */
function emojiOf(reactions: MessageReactionUpdated['new_reaction']): string[] {
  return reactions.flatMap((reaction) => (reaction.type === 'emoji' ? [reaction.emoji.replaceAll('\uFE0F', '')] : []))
}

function fromMembership(id: string, update: ChatMemberUpdated): RoomEvent | undefined {
  const { chat, from, old_chat_member: before, new_chat_member: after } = update
  if (chat.type === 'channel' || isIn(before) === isIn(after)) return undefined
  const change = isIn(after) ? 'joined' : 'left'
  return { platform: 'telegram', id, room: toRoom(chat), sender: toAccount(from), kind: 'room', change }
}

function isIn(member: ChatMember): boolean {
  if (member.status === 'restricted') return member.is_member
  return member.status !== 'left' && member.status !== 'kicked'
}
