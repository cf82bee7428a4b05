/** What a person does on the page reaches the bot as an event. */

import { expect, it } from 'vitest'
import { noCore } from '../../support/core-side.js'
import { Inbox, openPlayground, postOf, question } from './playground.js'

it('a line said in a room becomes a message event', async () => {
  const { adapter, says } = await openPlayground()
  const inbox = new Inbox()
  await adapter.start(inbox.accept, noCore)
  const answer = await says('li', '/排班 明天')
  expect(answer.status).toBe(202)
  expect(await inbox.offers(1)).toEqual([
    {
      kind: 'message',
      platform: 'playground',
      id: answer.event,
      messageId: answer.message,
      room: { id: 'work', direct: false, title: '岩板一店' },
      sender: { id: 'li', name: '李四' },
      text: '/排班 明天',
      mentions: [],
      mentionsBot: false,
    },
  ])
})

it('names of people become mentions, and the name of the bot is cut out', async () => {
  const { adapter, says } = await openPlayground()
  const inbox = new Inbox()
  await adapter.start(inbox.accept, noCore)
  await says('li', '@联络 联络人 工程部 @王强 @陌生人')
  const [event] = await inbox.offers(1)
  expect(event).toMatchObject({
    text: '联络人 工程部 @王强 @陌生人',
    mentionsBot: true,
    mentions: [{ offset: 8, length: 3, account: { id: 'wang', name: '王强' } }],
  })
})

it('a direct room carries the id of its person', async () => {
  const { adapter, says } = await openPlayground()
  const inbox = new Inbox()
  await adapter.start(inbox.accept, noCore)
  await says('chen', '待办', { room: 'chen' })
  const [event] = await inbox.offers(1)
  expect(event?.room).toEqual({ id: 'chen', direct: true, title: '陈师傅' })
})

it('a reply in a thread names both', async () => {
  const { adapter, says } = await openPlayground()
  const inbox = new Inbox()
  await adapter.start(inbox.accept, noCore)
  const { messageId, thread } = await adapter.send(postOf('complaint', { opensThread: { title: 'TS261121-01' } }))
  await says('wang', '收到', { thread, replyTo: messageId })
  const [event] = await inbox.offers(1)
  expect(event).toMatchObject({ kind: 'message', text: '收到', thread, replyTo: messageId })
})

it('an answer to what a person said brings it along', async () => {
  const { adapter, says } = await openPlayground()
  const inbox = new Inbox()
  await adapter.start(inbox.accept, noCore)
  await says('wang', '台面开裂')
  const [first] = await inbox.offers(1)
  if (first?.kind !== 'message') throw new Error('nothing was said')
  await says('li', '/投诉', { replyTo: first.messageId })
  const [, event] = await inbox.offers(2)
  expect(event).toMatchObject({ quoted: { text: '台面开裂', sender: { id: 'wang', name: '王强' } } })
})

it('a press names the choice and a gesture that a post can answer', async () => {
  const { adapter, post } = await openPlayground()
  const inbox = new Inbox()
  await adapter.start(inbox.accept, noCore)
  const { messageId } = await adapter.send(postOf('card', { blocks: question }))
  const pressed = await post('press', { as: 'wang', room: 'work', message: messageId, choice: 'ack' })
  const [event] = await inbox.offers(1)
  expect(event).toMatchObject({ kind: 'button', id: pressed.event, gesture: pressed.gesture, messageId, choice: 'ack' })
})

it('a button that was edited away cannot be pressed', async () => {
  const { adapter, post } = await openPlayground()
  const { messageId } = await adapter.send(postOf('card', { blocks: question }))
  await adapter.send(postOf('signed', { edits: messageId }))
  const pressed = await post('press', { as: 'wang', room: 'work', message: messageId, choice: 'ack' })
  expect(pressed).toEqual({ status: 409, refused: 'choice_gone' })
})

it('a reaction is an event when it is set, and none when it is taken back', async () => {
  const { adapter, post, says, sees } = await openPlayground()
  const inbox = new Inbox()
  await adapter.start(inbox.accept, noCore)
  const { messageId } = await adapter.send(postOf('card'))
  const thumb = { as: 'wang', room: 'work', message: messageId, emoji: '👍\uFE0F' }
  await post('react', thumb)
  expect((await sees('li')).messages[0]?.reactions).toEqual({ '👍': ['wang'] })
  await post('react', thumb)
  expect((await sees('li')).messages[0]?.reactions).toEqual({})
  await says('li', '好')
  const events = await inbox.offers(2)
  expect(events.map(({ kind }) => kind)).toEqual(['reaction', 'message'])
  expect(events[0]).toMatchObject({ messageId, added: ['👍'] })
})

it.each([
  ['somebody unknown', { as: 'nobody', room: 'work', text: 'x' }, 404, 'nobody'],
  ['a room of others', { as: 'chen', room: 'work', text: 'x' }, 404, 'room_gone'],
  ['a thread that is not there', { as: 'li', room: 'work', text: 'x', thread: 't9' }, 404, 'thread_gone'],
  ['an answer to nothing', { as: 'li', room: 'work', text: 'x', replyTo: 'm9' }, 404, 'message_gone'],
  ['an empty line', { as: 'li', room: 'work', text: '  ' }, 400, 'malformed'],
  ['a line too long', { as: 'li', room: 'work', text: 'x'.repeat(4001) }, 400, 'malformed'],
])('%s is refused', async (_, body, status, refused) => {
  const { post } = await openPlayground()
  expect(await post('say', body)).toEqual({ status, refused })
})
