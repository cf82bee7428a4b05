/** The Bot API's methods about the topics of a forum. */
import type { Method } from './methods.js'
import { Refusal } from './refusal.js'
import type { Chat, Topic, World } from './world.js'

export const topicMethods: Record<string, Method> = {
  createForumTopic(world, given) {
    const chat = forumFor(world, given.chat_id)
    const name = readName(given.name)
    const service = { forum_topic_created: { name, icon_color: 7322096 } }
    const opening = world.addMessage(chat, world.bot, '', { service, inTopic: true })
    opening.thread = opening.id
    chat.topics.set(opening.id, { name, closed: false, deleted: false })
    return { message_thread_id: opening.id, name, icon_color: 7322096 }
  },

  editForumTopic(world, given) {
    const topic = topicFor(world, given)
    const name = readName(given.name)
    if (topic.name === name) throw new Refusal(400, 'Bad Request: TOPIC_NOT_MODIFIED')
    topic.name = name
    return true
  },

  closeForumTopic: (world, given) => setClosed(world, given, true),
  reopenForumTopic: (world, given) => setClosed(world, given, false),
}

function readName(given: unknown): string {
  const name = String(given ?? '').trim()
  if (name === '' || name.length > 128) throw new Refusal(400, 'Bad Request: TOPIC_TITLE_INVALID')
  return name
}

function forumFor(world: World, id: unknown): Chat {
  const chat = world.chatFor(id)
  if (!chat.forum) throw new Refusal(400, 'Bad Request: the chat is not a forum')
  if (chat.bot !== 'administrator' || !chat.managesTopics)
    throw new Refusal(400, 'Bad Request: not enough rights to manage topics')
  return chat
}

function topicFor(world: World, given: Record<string, unknown>): Topic {
  const topic = forumFor(world, given.chat_id).topics.get(Number(given.message_thread_id))
  if (!topic) throw new Refusal(400, 'Bad Request: message thread not found')
  if (topic.deleted) throw new Refusal(400, 'Bad Request: TOPIC_DELETED')
  return topic
}

function setClosed(world: World, given: Record<string, unknown>, closed: boolean): true {
  const topic = topicFor(world, given)
  if (topic.closed === closed) throw new Refusal(400, 'Bad Request: TOPIC_NOT_MODIFIED')
  topic.closed = closed
  return true
}
