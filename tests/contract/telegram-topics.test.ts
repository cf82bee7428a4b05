/** A topic looks as its case stands: named, closed and opened again, and written to when closed. */

import { describe, expect, it } from 'vitest'
import { noCore } from '../support/core-side.js'
import { scene } from './telegram-scene.js'
import type { Fault } from './telegram-server.js'
import { waitUntil } from './telegram-world.js'

const refused = (code: number, description: string): Fault => ({ code, description })

async function opened({ forum = true } = {}) {
  const all = await scene({ forum })
  const troubles: unknown[] = []
  const core = { ...noCore, trouble: (code: string, values: object) => void troubles.push([code, values]) }
  await all.adapter.start(all.inbox.accept, core)
  await waitUntil(() => all.adapter.health().ok)
  const title = 'TS260312-01 张三 台面开裂'
  const { thread } = await all.adapter.send(all.post('TS260312-01', { opensThread: { title } }))
  const state = (name: string, open: boolean) =>
    all.post('', { blocks: [], thread, threadState: { title: name, open } })
  const methods = () => all.server.calls.map(({ method }) => method)
  const topic = all.group.chat.topics.get(Number(thread?.slice(1)))
  return { ...all, troubles, thread, title, state, methods, topic }
}

describe('the state of a topic', () => {
  it('is renamed, closed, opened again; what is so already is a success', async () => {
    const { server, group, adapter, state, title, thread } = await opened()
    expect(server.topics(group)).toEqual([{ thread, name: title, closed: false }])
    for (const _ of [1, 2]) expect(await adapter.send(state(`已关闭 ${title}`, false))).toEqual({ messageId: '' })
    expect(server.topics(group)).toEqual([{ thread, name: `已关闭 ${title}`, closed: true }])
    for (const _ of [1, 2]) await adapter.send(state(title, true))
    expect(server.topics(group)).toEqual([{ thread, name: title, closed: false }])
    expect(server.posts(group)).toHaveLength(1)
  })

  it('has a name of at most 128 units, cut between characters', async () => {
    const { server, group, adapter, state } = await opened()
    await adapter.send(state(`${'长'.repeat(127)}😀\n`, true))
    expect(server.topics(group)).toMatchObject([{ name: '长'.repeat(127) }])
  })

  it('is nothing to a chain of replies, to a thread that is gone, and to a group that is no forum any more', async () => {
    const { server, adapter, group, post, state } = await opened({ forum: false })
    const calls = server.calls.length
    expect(await adapter.send(state('TS260312-01', false))).toEqual({ messageId: '' })
    await adapter.send(post('', { blocks: [], threadState: { title: 'TS260312-01', open: false } }))
    expect(server.calls).toHaveLength(calls)
    const was = { thread: 't77', blocks: [], threadState: { title: 'TS260312-01', open: false } }
    expect(await adapter.send(post('', was))).toEqual({ messageId: '' })
    expect(server.posts(group)).toHaveLength(1)
  })

  it('without the right an admin is told what to do, and nothing is tried for ever', async () => {
    const { group, adapter, state, troubles } = await opened()
    group.chat.managesTopics = false
    expect(await adapter.send(state('TS260312-01', false))).toEqual({ messageId: '' })
    expect(troubles).toEqual([['telegramTopics', { room: '客服群' }]])
  })

  it('of a deleted topic is no trouble', async () => {
    const { adapter, topic, state } = await opened()
    if (topic) topic.deleted = true
    expect(await adapter.send(state('TS260312-01', false))).toEqual({ messageId: '' })
  })

  it.each([
    ['editForumTopic', 'lose', 'unknown'],
    ['closeForumTopic', 'gateway', 'unknown'],
    ['closeForumTopic', { code: 429, description: 'Too Many Requests', parameters: { retry_after: 4 } }, 'limited'],
  ] as [string, Fault, string][])('%s meets %o: %s, and is simply tried again', async (method, fault, kind) => {
    const { server, group, adapter, failure, state } = await opened()
    server.next(method, fault)
    expect((await failure(state('TS260312-01', false))).kind).toBe(kind)
    await adapter.send(state('TS260312-01', false))
    expect(server.topics(group)).toMatchObject([{ name: 'TS260312-01', closed: true }])
  })
})

describe('a closed topic', () => {
  const closed = refused(400, 'Bad Request: TOPIC_CLOSED')

  it('is written to by an admin as it is', async () => {
    const { server, group, adapter, post, state, thread, methods } = await opened()
    await adapter.send(state('TS260312-01', false))
    await adapter.send(post('客户回访', { thread }))
    expect(server.posts(group).at(-1)).toMatchObject({ text: '客户回访', topic: 'TS260312-01' })
    expect(methods()).not.toContain('reopenForumTopic')
  })

  it('is opened for one message and closed again where it must be', async () => {
    const { server, group, adapter, post, state, thread, methods } = await opened()
    await adapter.send(state('TS260312-01', false))
    const before = server.calls.length
    server.next('sendMessage', closed)
    await adapter.send(post('客户回访', { thread }))
    expect(methods().slice(before)).toEqual(['sendMessage', 'reopenForumTopic', 'sendMessage', 'closeForumTopic'])
    expect(server.topics(group)).toMatchObject([{ closed: true }])
    expect(server.posts(group)).toHaveLength(2)
  })

  it('stays open when it cannot be closed again: the message counts', async () => {
    const { server, adapter, post, thread, log } = await opened()
    server.next('sendMessage', closed)
    server.next('closeForumTopic', 'gateway')
    expect((await adapter.send(post('客户回访', { thread }))).messageId).not.toBe('')
    expect(log.lines.at(-1)).toContain('a topic stays open')
  })

  it('is left when it may not be opened; a wait is waited for', async () => {
    const { server, group, post, failure, thread, topic } = await opened()
    group.chat.bot = 'member'
    if (topic) topic.closed = true
    expect((await failure(post('客户回访', { thread }))).details.because).toBe('thread-gone')
    group.chat.bot = 'administrator'
    for (const [fault, kind] of [
      [{ code: 429, description: 'Too Many Requests', parameters: { retry_after: 4 } }, 'limited'],
      ['lose', 'unreachable'],
    ] as [Fault, string][]) {
      server.next('sendMessage', closed)
      server.next('reopenForumTopic', fault)
      expect((await failure(post('客户回访', { thread }))).kind).toBe(kind)
    }
    expect(server.posts(group)).toHaveLength(1)
  })
})
