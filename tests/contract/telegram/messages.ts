/** The Bot API's methods about messages and presses. */
import type { Method } from './methods.js'
import { change, notModified, ownMessage, readPlace } from './place.js'
import { Refusal } from './refusal.js'
import { messageShape } from './shape.js'
import { readKeyboard, readText } from './text.js'

const reactions =
  '👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 😈 😴 😭 🤓 👻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 😎'

export const messageMethods: Record<string, Method> = {
  sendMessage(world, given) {
    const { text, entities } = readText(world, given.text, given.parse_mode)
    const keyboard = readKeyboard(given.reply_markup)
    const { chat, place } = readPlace(world, given)
    return messageShape(world.addMessage(chat, world.bot, text, { entities, keyboard, ...place }))
  },

  editMessageText(world, given) {
    const { text, entities } = readText(world, given.text, given.parse_mode)
    const keyboard = readKeyboard(given.reply_markup)
    const message = ownMessage(world, given)
    if (message.media) throw new Refusal(400, 'Bad Request: there is no text in the message to edit')
    return messageShape(change(message, { text, entities, keyboard }))
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
