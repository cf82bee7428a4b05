/** The Bot API's methods about the bot itself, its chats, topics, menus and ways of receiving. */
import type { Method } from './methods.js'
import { Refusal } from './refusal.js'
import { chatShape, memberShape } from './shape.js'
import type { Chat, World } from './world.js'

export const chatMethods: Record<string, Method> = {
  getMe: (world) => ({ ...world.bot, can_join_groups: true, can_read_all_group_messages: false }),

  getChat: (world, given) => chatShape(world.chatFor(given.chat_id)),

  getChatMember(world, given) {
    const chat = world.chatFor(given.chat_id)
    if (Number(given.user_id) === world.bot.id) return memberShape(world.bot, chat.bot, chat)
    const person = world.people.get(Number(given.user_id))
    if (!person) throw new Refusal(400, 'Bad Request: PARTICIPANT_ID_INVALID')
    return memberShape(person, 'member', chat)
  },

  createForumTopic(world, given) {
    const chat = forumFor(world, given.chat_id)
    const name = String(given.name ?? '').trim()
    if (name === '' || name.length > 128) throw new Refusal(400, 'Bad Request: TOPIC_TITLE_INVALID')
    const service = { forum_topic_created: { name, icon_color: 7322096 } }
    const opening = world.addMessage(chat, world.bot, '', { service, inTopic: true })
    opening.thread = opening.id
    chat.topics.set(opening.id, { name, closed: false, deleted: false })
    return { message_thread_id: opening.id, name, icon_color: 7322096 }
  },

  editForumTopic(world, given) {
    const topic = topicFor(world, given)
    if (topic.name === given.name) throw new Refusal(400, 'Bad Request: TOPIC_NOT_MODIFIED')
    topic.name = String(given.name)
    return true
  },

  closeForumTopic: (world, given) => setClosed(world, given, true),
  reopenForumTopic: (world, given) => setClosed(world, given, false),

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

function forumFor(world: World, id: unknown): Chat {
  const chat = world.chatFor(id)
  if (!chat.forum) throw new Refusal(400, 'Bad Request: the chat is not a forum')
  if (chat.bot !== 'administrator' || !chat.managesTopics) {
    throw new Refusal(400, 'Bad Request: not enough rights to create a topic')
  }
  return chat
}

function topicFor(world: World, given: Record<string, unknown>) {
  const topic = forumFor(world, given.chat_id).topics.get(Number(given.message_thread_id))
  if (!topic || topic.deleted) throw new Refusal(400, 'Bad Request: message thread not found')
  return topic
}

function setClosed(world: World, given: Record<string, unknown>, closed: boolean): true {
  const topic = topicFor(world, given)
  if (topic.closed === closed) throw new Refusal(400, 'Bad Request: TOPIC_NOT_MODIFIED')
  topic.closed = closed
  return true
}
