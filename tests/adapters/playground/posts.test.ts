/** What the bot posts is what people see. */

import { describe, expect, it } from 'vitest'
import { SendError } from '../../../src/core/adapter.js'
import type { Block } from '../../../src/core/post.js'
import { menuOf } from '../../support/core-side.js'
import { openPlayground, postOf, question, text, work } from './playground.js'

it('a post is seen by the members of its room, and by nobody else', async () => {
  const { adapter, sees } = await openPlayground()
  const blocks: Block[] = [...text('明日排班'), { kind: 'list', title: '送货', items: ['SH261121-01 张三'] }]
  const mentions = [{ account: 'wang', name: '王强' }, { name: '外人' }]
  const { messageId } = await adapter.send(postOf('schedule', { blocks, mentions }))
  expect((await sees('wang')).messages).toMatchObject([{ id: messageId, room: 'work', blocks, mentions }])
  expect((await sees('chen')).messages).toEqual([])
})

it('the same key twice is one message', async () => {
  const { adapter, sees } = await openPlayground()
  const first = await adapter.send(postOf('once', { opensThread: { title: 'TS261121-01' } }))
  const second = await adapter.send(postOf('once', { opensThread: { title: 'TS261121-01' } }))
  expect(second).toEqual(first)
  const { messages, threads } = await sees('li')
  expect([messages.length, threads.length]).toEqual([1, 1])
})

it('an edit replaces the content in place and says so', async () => {
  const { adapter, sees } = await openPlayground()
  const { messageId } = await adapter.send(postOf('card', { blocks: question }))
  await adapter.send(postOf('other'))
  const receipt = await adapter.send(postOf('signed', { edits: messageId, blocks: text('已知晓 王强') }))
  expect(receipt.messageId).toBe(messageId)
  const { messages } = await sees('li')
  expect(messages).toMatchObject([{ id: messageId, edited: true, blocks: text('已知晓 王强') }, {}])
})

it('a thread hangs on the message that opened it and holds what is posted there', async () => {
  const { adapter, sees } = await openPlayground()
  const { messageId, thread } = await adapter.send(postOf('complaint', { opensThread: { title: 'TS261121-01' } }))
  const inside = await adapter.send(postOf('ping', { thread }))
  expect(inside.thread).toBe(thread)
  const { messages, threads } = await sees('wang')
  expect(threads).toMatchObject([{ id: thread, title: 'TS261121-01', room: 'work', message: messageId }])
  expect(messages).toMatchObject([{ opens: thread }, { id: inside.messageId, thread }])
})

it('an edit may open the thread too', async () => {
  const { adapter, sees } = await openPlayground()
  const { messageId } = await adapter.send(postOf('draft'))
  const { thread } = await adapter.send(postOf('final', { edits: messageId, opensThread: { title: 'TS261121-01' } }))
  expect((await sees('li')).threads).toMatchObject([{ id: thread, message: messageId }])
})

it('a private post is seen by one person', async () => {
  const { adapter, sees } = await openPlayground()
  await adapter.send(postOf('no', { private: { account: 'wang', name: '王强' } }))
  expect((await sees('wang')).messages).toMatchObject([{ only: 'wang' }])
  expect((await sees('li')).messages).toEqual([])
})

it('an answer without blocks leaves no message behind; a late one with blocks is an ordinary post', async () => {
  const { adapter, post, sees } = await openPlayground()
  const { messageId } = await adapter.send(postOf('card', { blocks: question }))
  const { gesture } = await post('press', { as: 'wang', room: 'work', message: messageId, choice: 'ack' })
  expect(await adapter.send(postOf('received', { answers: gesture, blocks: [] }))).toEqual({ messageId: '' })
  await adapter.send(postOf('late', { answers: 'g-of-long-ago' }))
  expect((await sees('wang')).messages).toHaveLength(2)
})

it('an answer to a message that is gone is posted all the same', async () => {
  const { adapter, sees } = await openPlayground()
  await adapter.send(postOf('answer', { replyTo: 'm-gone' }))
  expect((await sees('li')).messages).toMatchObject([{ replyTo: 'm-gone' }])
})

describe('is refused', () => {
  it.each([
    ['a room that is not there', { room: { id: 'nowhere', direct: false } }, 'room-gone'],
    ['a person that is not there', { room: { id: 'nobody', direct: true } }, 'no-private-line'],
    [
      'a private line to somebody outside',
      { room: work, private: { account: 'chen', name: '陈师傅' } },
      'no-private-line',
    ],
    ['a thread that is not there', { thread: 't-gone' }, 'thread-gone'],
    ['an edit of nothing', { edits: 'm-gone' }, 'message-gone'],
  ])('%s', async (_, given, because) => {
    const { adapter } = await openPlayground()
    const refused = await adapter.send(postOf('x', given)).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(SendError)
    expect(refused).toMatchObject({ kind: 'refused', details: { because } })
  })
})

it('the menu is what was published last, and publishing it again writes nothing', async () => {
  const { adapter, sees } = await openPlayground()
  const menus = [menuOf('zh-CN', { help: '帮助' })]
  await adapter.publishCommands(menus)
  const { seq, menu } = await sees('li')
  expect(menu).toEqual(menus[0]?.commands)
  await adapter.publishCommands(structuredClone(menus))
  expect((await sees('li')).seq).toBe(seq)
})
