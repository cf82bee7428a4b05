/** A message or a reaction of Discord to a ChatEvent, or to nothing when it does not concern us. */
import {
  type APIAttachment,
  type APIMessage,
  type APIUser,
  type GatewayMessageCreateDispatchData,
  type GatewayMessageReactionAddDispatchData,
  MessageReferenceType,
  MessageType,
} from 'discord.js'
import type { AccountSeen, FileSeen, MessageEvent, ReactionEvent } from '../../src/core/event.js'
import { toAccount, toDirectRoom } from './names.js'
import type { Names, Place } from './places.js'
import { readSpoken } from './spoken.js'

/** From the gateway with the author's nickname in the guild, from a channel's history without. */
export type Message = Omit<APIMessage, 'mentions'> & Pick<GatewayMessageCreateDispatchData, 'mentions' | 'member'>

/** All others are written by Discord itself. */
const said: readonly MessageType[] = [MessageType.Default, MessageType.Reply, MessageType.ChatInputCommand]

/** Bots, webhooks, system messages and what is empty are nobody's word. @param place undefined for a direct line */
export function toMessage(message: Message, place: Place | undefined, names: Names): MessageEvent | undefined {
  const { id, author, member, content, channel_id } = message
  if (author.bot || message.webhook_id !== undefined || !said.includes(message.type)) return undefined
  if (content === '' && message.attachments.length === 0) return undefined
  const sender = toAccount(author, member)
  const spoken = readSpoken(content, message.mentions.map(toMentioned), names)
  return {
    platform: 'discord',
    id,
    bookmark: id,
    room: place?.room ?? toDirectRoom(sender),
    sender,
    ...(place?.thread === undefined ? {} : { thread: place.thread }),
    kind: 'message',
    messageId: id,
    text: spoken.text,
    mentions: spoken.mentions,
    mentionsBot: spoken.named && place !== undefined,
    ...replyOf(message),
    ...quotedIn(message, names),
    ...filesOf(id, channel_id, message.attachments),
  }
}

function toMentioned({ member, ...user }: Message['mentions'][number]): AccountSeen {
  return toAccount(user as APIUser, member)
}

/** A forwarded message refers to another one too, but answers nothing. */
function replyOf({ message_reference: about }: Message): { replyTo?: string } {
  if (about?.message_id === undefined || about.type === MessageReferenceType.Forward) return {}
  return { replyTo: about.message_id }
}

/** What a person said there; what bots say is no news. */
function quotedIn(
  { referenced_message: answered, message_reference: about }: Message,
  names: Names,
): Pick<MessageEvent, 'quoted'> {
  if (!answered || about?.type === MessageReferenceType.Forward || answered.author.bot) return {}
  const { id, author, content, channel_id, attachments, mentions } = answered
  const { files } = filesOf(id, channel_id, attachments)
  const { text } = readSpoken(
    content,
    mentions.map((user) => toAccount(user)),
    names,
  )
  return { quoted: { text, sender: toAccount(author), ...(files ? { files } : {}) } }
}

/** Addresses of files go stale within a day: a file is found again by its message. */
function filesOf(
  message: string,
  channel: string,
  attachments: APIAttachment[],
): { files?: FileSeen[]; album?: string } {
  if (attachments.length === 0) return {}
  const files = attachments.map(({ id, filename, content_type, size }) => ({
    id: `${channel}/${message}/${id}`,
    name: filename,
    ...(content_type === undefined ? {} : { type: content_type }),
    bytes: size,
  }))
  return { files, ...(files.length > 1 ? { album: message } : {}) }
}

/** Who reacted to what, in the same words whether it was told or read back later. */
export interface Reacted extends Pick<GatewayMessageReactionAddDispatchData, 'message_id'> {
  emoji: string
  sender: AccountSeen
}

/** How an emoji is drawn, and in which skin, says nothing. */
const looks = /[\uFE0F\u{1F3FB}-\u{1F3FF}]/gu

/** Emoji of a guild mean nothing to us. */
export function emojiOf({ emoji }: Pick<GatewayMessageReactionAddDispatchData, 'emoji'>): string | undefined {
  return emoji.id === null ? emoji.name?.replaceAll(looks, '') : undefined
}

export function toReaction({ message_id, emoji, sender }: Reacted, place: Place | undefined): ReactionEvent {
  return {
    platform: 'discord',
    id: `r${message_id}:${sender.id}:${emoji}`,
    room: place?.room ?? toDirectRoom(sender),
    sender,
    ...(place?.thread === undefined ? {} : { thread: place.thread }),
    kind: 'reaction',
    messageId: message_id,
    added: [emoji],
  }
}
