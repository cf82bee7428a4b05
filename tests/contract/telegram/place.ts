/** Where a bot may write, and what it may change. */
import { Refusal } from './refusal.js'
import type { Chat, StoredMessage, World } from './world.js'

/** The chat, topic and answered message that a call names. */
export function readPlace(world: World, given: Record<string, unknown>): { chat: Chat; place: Partial<StoredMessage> } {
  const chat = world.chatFor(given.chat_id)
  if (chat.muted) throw new Refusal(400, 'Bad Request: have no rights to send a message')
  return {
    chat,
    place: { ...topicOf(chat, given.message_thread_id), ...replyOf(world, chat, given.reply_parameters) },
  }
}

function topicOf(chat: Chat, given: unknown): Partial<StoredMessage> {
  if (given === undefined || chat.type !== 'supergroup' || !chat.forum) return {}
  const topic = chat.topics.get(Number(given))
  if (!topic) throw new Refusal(400, 'Bad Request: message thread not found')
  if (topic.deleted) throw new Refusal(400, 'Bad Request: TOPIC_DELETED')
  if (topic.closed && chat.bot !== 'administrator') throw new Refusal(400, 'Bad Request: TOPIC_CLOSED')
  return { thread: Number(given), inTopic: true }
}

function replyOf(world: World, chat: Chat, given: unknown): Partial<StoredMessage> {
  if (typeof given !== 'object' || given === null || !('message_id' in given)) return {}
  const answered = world.findMessage(chat, given.message_id)
  if (answered) return { replyTo: answered.id }
  if ('allow_sending_without_reply' in given && given.allow_sending_without_reply === true) return {}
  throw new Refusal(400, 'Bad Request: message to be replied not found')
}

export function ownMessage(world: World, given: Record<string, unknown>): StoredMessage {
  const message = world.findMessage(world.chatFor(given.chat_id), given.message_id)
  if (!message) throw new Refusal(400, 'Bad Request: message to edit not found')
  if (message.from.id !== world.bot.id || message.service)
    throw new Refusal(400, "Bad Request: message can't be edited")
  return message
}

/** The same content again is refused. */
export function change(
  message: StoredMessage,
  content: Pick<StoredMessage, 'text' | 'entities' | 'keyboard'>,
): StoredMessage {
  const show = ({ text, entities, keyboard }: typeof content) => JSON.stringify([text, entities, keyboard])
  if (show(message) === show(content)) throw notModified()
  return Object.assign(message, content, { edited: true })
}

export function notModified(): Refusal {
  const why =
    'specified new message content and reply markup are exactly the same as a current content and reply markup'
  return new Refusal(400, `Bad Request: message is not modified: ${why} of the message`)
}
