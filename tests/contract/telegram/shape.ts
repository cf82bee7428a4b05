/** What the world remembers, in the shape that the Bot API tells it. */
import type { Chat, Media, StoredFile, StoredMessage, User } from './world.js'

export function chatShape(chat: Chat): Record<string, unknown> {
  if (chat.type === 'private') {
    const { first_name, username } = chat.person ?? { first_name: chat.title, username: undefined }
    return { id: chat.id, type: chat.type, first_name, ...(username === undefined ? {} : { username }) }
  }
  return { id: chat.id, type: chat.type, title: chat.title, ...(chat.forum ? { is_forum: true } : {}) }
}

/** @param depth the answered message is told once, without what it answers itself */
export function messageShape(message: StoredMessage, depth = 0): Record<string, unknown> {
  const { chat, keyboard, entities, thread, inTopic, service, media } = message
  const answered = chat.messages.find(({ id }) => id === (message.replyTo ?? (inTopic ? thread : undefined)))
  return {
    message_id: message.id,
    from: message.from,
    chat: chatShape(chat),
    date: 1_770_000_000 + message.id,
    ...(service ?? (media ? mediaShape(media, message) : { text: message.text })),
    ...(entities.length > 0 ? { [media ? 'caption_entities' : 'entities']: entities } : {}),
    ...(message.album === undefined ? {} : { media_group_id: message.album }),
    ...(thread === undefined ? {} : { message_thread_id: thread }),
    ...(inTopic ? { is_topic_message: true } : {}),
    ...(keyboard.length > 0 ? { reply_markup: { inline_keyboard: keyboard } } : {}),
    ...(answered && depth === 0 ? { reply_to_message: messageShape(answered, 1) } : {}),
    ...(message.edited ? { edit_date: 1_770_000_001 + message.id } : {}),
  }
}

export function fileShape({ id, bytes }: StoredFile): Record<string, unknown> {
  return { file_id: id, file_unique_id: `AQAD${id.split('-').at(-1)}`, file_size: bytes.length }
}

/** A photo comes in several sizes, the smallest first. */
function mediaShape({ kind, file }: Media, { text }: StoredMessage): Record<string, unknown> {
  const caption = text === '' ? {} : { caption: text }
  if (kind === 'document')
    return { document: { ...fileShape(file), file_name: file.name, mime_type: file.type }, ...caption }
  const small = { file_id: `${file.id}-small`, file_unique_id: 'AQADs', file_size: 1203, width: 90, height: 67 }
  return { photo: [small, { ...fileShape(file), width: 1280, height: 960 }], ...caption }
}

export function memberShape(user: User, status: string, chat: Chat): Record<string, unknown> {
  const rights = status === 'administrator' ? { can_manage_topics: chat.managesTopics, can_be_edited: false } : {}
  return { user, status, ...rights, ...(status === 'kicked' ? { until_date: 0 } : {}) }
}
