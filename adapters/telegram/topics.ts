/** A topic as its case stands: its name, and whether it is closed; and saying something in one that is closed. */
import { SendError } from '../../src/core/adapter.js'
import type { Post } from '../../src/core/post.js'
import { describe, refusal, toSendError } from './errors.js'
import { type Tell, titleOf } from './forums.js'
import type { Line } from './line.js'
import { topicOf } from './threads.js'

/** What is so already, or is not there, is a success; a chain of replies has neither name nor end. Without the right an admin must act. */
export async function showState(line: Line, post: Post, tell: Tell): Promise<void> {
  const { room, thread, threadState: state } = post
  const topic = topicOf(thread)
  if (topic === undefined || !state) return
  const { api } = line
  try {
    await unlessSo(() => api.editForumTopic(room.id, topic, { name: titleOf(state.title) }))
    await unlessSo(() => (state.open ? api.reopenForumTopic(room.id, topic) : api.closeForumTopic(room.id, topic)))
  } catch (error) {
    const why = refusal(error, 400) ?? ''
    if (/not enough rights|chat_admin_required/.test(why)) tell('telegramTopics', room.id)
    else if (!/not a forum|message thread not found|topic_deleted|topic_id_invalid/.test(why)) throw error
  }
}

/** An admin's bot may write in a closed topic; where it may not, the topic is opened for this one message. */
export async function inClosedTopic<T>(line: Line, { room, thread }: Post, send: () => Promise<T>): Promise<T> {
  try {
    return await send()
  } catch (error) {
    const topic = topicOf(thread)
    if (topic === undefined || !refusal(error, 400)?.includes('topic_closed')) throw error
    await reopen(line, room, topic, error)
  }
  const topic = topicOf(thread) as number
  try {
    return await send()
  } finally {
    await line.api.closeForumTopic(room.id, topic).catch((error: unknown) => {
      line.log.warn({ room: room.id, error: describe(error) }, 'a topic stays open')
    })
  }
}

/** Nothing is said yet: whatever cannot be known can be tried again. */
async function reopen({ api }: Line, room: Post['room'], topic: number, closed: unknown): Promise<void> {
  try {
    await unlessSo(() => api.reopenForumTopic(room.id, topic))
  } catch (error) {
    const failure = toSendError(error, room)
    if (failure.kind === 'refused') throw closed
    throw failure.kind === 'unknown' ? new SendError('unreachable', failure.message) : failure
  }
}

async function unlessSo(change: () => Promise<unknown>): Promise<void> {
  try {
    await change()
  } catch (error) {
    if (!refusal(error, 400)?.includes('topic_not_modified')) throw error
  }
}
