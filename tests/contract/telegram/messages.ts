/** The Bot API's methods about messages and presses. */
import type { Method } from './methods.js'
import { Refusal } from './refusal.js'
import { messageShape } from './shape.js'
import { readKeyboard, readText } from './text.js'
import type { Chat, StoredMessage, World } from './world.js'

const reactions =
  '👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 😈 😴 😭 🤓 👻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 😎'

export const messageMethods: Record<string, Method> = {
  sendMessage(world, given) {
    const { text, entities } = readText(world, given.text, given.parse_mode)
    const keyboard = readKeyboard(given.reply_markup)
    const chat = world.chatFor(given.chat_id)
    if (chat.muted) throw new Refusal(400, 'Bad Request: have no rights to send a message')
    const place = { ...topicOf(chat, given.message_thread_id), ...replyOf(world, chat, given.reply_parameters) }
    return messageShape(world.addMessage(chat, world.bot, text, { entities, keyboard, ...place }))
  },

  editMessageText(world, given) {
    const { text, entities } = readText(world, given.text, given.parse_mode)
    const keyboard = readKeyboard(given.reply_markup)
    const message = ownMessage(world, given)
    const content = (of: Pick<StoredMessage, 'text' | 'entities' | 'keyboard'>) =>
      JSON.stringify([of.text, of.entities, of.keyboard])
    if (content(message) === content({ text, entities, keyboard })) throw notModified()
    Object.assign(message, { text, entities, keyboard, edited: true })
    return messageShape(message)
  },

  editMessageReplyMarkup(world, given) {
    const keyboard = readKeyboard(given.reply_markup)
    const message = ownMessage(world, given)
    if (JSON.stringify(keyboard) === JSON.stringify(message.keyboard)) throw notModified()
    message.keyboard = keyboard
    return messageShape(message)
  },

  deleteMessage(world, given) {
    const message = world.findMessage(world.chatFor(given.chat_id), given.message_id)
    if (!message) throw new Refusal(400, 'Bad Request: message to delete not found')
    message.deleted = true
    return true
  },

  setMessageReaction(world, given) {
    const message = world.findMessage(world.chatFor(given.chat_id), given.message_id)
    if (!message) throw new Refusal(400, 'Bad Request: message to react not found')
    const list = (given.reaction ?? []) as { type: string; emoji: string }[]
    if (list.length > 1) throw new Refusal(400, 'Bad Request: REACTIONS_TOO_MANY')
    if (list.some(({ emoji }) => !reactions.split(' ').includes(emoji)))
      throw new Refusal(400, 'Bad Request: REACTION_INVALID')
    message.reactions.set(
      world.bot.id,
      list.map(({ emoji }) => emoji),
    )
    return true
  },

  answerCallbackQuery(world, given) {
    const press = world.presses.get(String(given.callback_query_id))
    const text = typeof given.text === 'string' ? given.text : ''
    if (!press || press.old) {
      const why = 'query is too old and response timeout expired or query ID is invalid'
      throw new Refusal(400, `Bad Request: ${why}`)
    }
    if (text.length > 200) throw new Refusal(400, 'Bad Request: MESSAGE_TOO_LONG')
    press.answers.push({ text, alert: given.show_alert === true })
    return true
  },

  sendChatAction(world, given) {
    world.chatFor(given.chat_id)
    return true
  },
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

function ownMessage(world: World, given: Record<string, unknown>): StoredMessage {
  const message = world.findMessage(world.chatFor(given.chat_id), given.message_id)
  if (!message) throw new Refusal(400, 'Bad Request: message to edit not found')
  if (message.from.id !== world.bot.id || message.service)
    throw new Refusal(400, "Bad Request: message can't be edited")
  return message
}

function notModified(): Refusal {
  const why =
    'specified new message content and reply markup are exactly the same as a current content and reply markup'
  return new Refusal(400, `Bad Request: message is not modified: ${why} of the message`)
}
