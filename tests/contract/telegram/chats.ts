/** The Bot API's methods about the bot itself, its chats, menus and ways of receiving. */
import type { Method } from './methods.js'
import { Refusal } from './refusal.js'
import { chatShape, memberShape } from './shape.js'

export const chatMethods: Record<string, Method> = {
  getMe: (world) => ({ ...world.bot, can_join_groups: true, can_read_all_group_messages: world.readsAll }),

  getChat: (world, given) => chatShape(world.chatFor(given.chat_id)),

  getChatMember(world, given) {
    const chat = world.chatFor(given.chat_id)
    if (Number(given.user_id) === world.bot.id) return memberShape(world.bot, chat.bot, chat)
    const person = world.people.get(Number(given.user_id))
    if (!person) throw new Refusal(400, 'Bad Request: PARTICIPANT_ID_INVALID')
    return memberShape(person, 'member', chat)
  },

  setMyCommands(world, given) {
    const list = (given.commands ?? []) as { command: string; description: string }[]
    if (list.length > 100) throw new Refusal(400, 'Bad Request: BOT_COMMANDS_TOO_MUCH')
    for (const { command, description } of list) {
      if (!/^[a-z0-9_]{1,32}$/.test(command)) throw new Refusal(400, 'Bad Request: BOT_COMMAND_INVALID')
      if (!description || description.length > 256) {
        throw new Refusal(400, 'Bad Request: BOT_COMMAND_DESCRIPTION_INVALID')
      }
    }
    world.menus.set(menuKey(given), list)
    return true
  },

  getMyCommands: (world, given) => world.menus.get(menuKey(given)) ?? [],

  getUpdates(world, given, gone) {
    world.updates.allow(given.allowed_updates)
    const limit = Number(given.limit ?? 100)
    return world.updates.poll(Number(given.offset ?? 0), limit, Number(given.timeout ?? 0), gone)
  },

  setWebhook(world, given) {
    const secret = given.secret_token
    if (secret !== undefined && !/^[\w-]{1,256}$/.test(String(secret))) {
      throw new Refusal(400, 'Bad Request: secret token contains unallowed characters')
    }
    world.updates.allow(given.allowed_updates)
    const url = String(given.url ?? '')
    world.updates.webhook =
      url === '' ? undefined : { url, ...(secret === undefined ? {} : { secret: String(secret) }) }
    void world.updates.push()
    return true
  },

  deleteWebhook(world) {
    world.updates.webhook = undefined
    return true
  },

  getWebhookInfo: (world) => ({
    url: world.updates.webhook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: world.updates.unconfirmed.length,
  }),
}

function menuKey({ scope, language_code: language }: Record<string, unknown>): string {
  return `${JSON.stringify(scope ?? { type: 'default' })} ${language ?? ''}`
}
