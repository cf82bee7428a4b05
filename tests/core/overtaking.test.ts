/** The urgent goes first, but never before what it belongs to; and what an answer says of a room counts for the room as it is then. */
import { expect, test } from 'vitest'
import { SendError } from '../../src/core/adapter.js'
import { text } from '../../src/core/posts/draft.js'
import { openScene } from './outbox-scene.js'

test('a change does not overtake the post it changes while that is under way, however urgent it is', async () => {
  const { room, post, quietly, outbox, adapter, states, texts, pass } = openScene()
  const work = await room('-1')
  let answer: (value?: unknown) => void = () => {}
  adapter.wait = () => new Promise((resolve) => (answer = resolve))
  adapter.failures.push(new SendError('unreachable', 'no route'))
  const sending = post(work, 'card')
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(await states()).toEqual(['card sending'])
  const urgent = { edits: 'card', urgent: true, blocks: [text('core.chosen', { choice: 'signed' })] }
  outbox.wake(await quietly(work, 'edit', urgent))
  adapter.wait = async () => {}
  answer()
  await sending
  await pass(10)
  expect(await states()).toEqual(['card sent', 'edit sent'])
  expect(texts('-1')).toEqual(['✓ signed'])
})

test('what is urgent wakes a lane that sleeps for something else', async () => {
  const { room, post, adapter, texts } = openScene()
  const work = await room('-1')
  adapter.failures.push(new SendError('unreachable', 'no route'))
  await post(work, 'slow')
  expect(texts('-1')).toEqual([])
  await post(work, 'urgent', { urgent: true })
  expect(texts('-1')).toEqual(['✓ urgent'])
})

test('a thread is put away after what is still to be said in it', async () => {
  const { room, post, quietly, outbox, adapter, store } = openScene()
  const work = await room('-1')
  const thread = await store.transaction((db) =>
    db.sql.insert('Thread', { roomId: work, tag: 'TS1', externalId: 't1' }),
  )
  await quietly(work, 'said', { thread })
  const away = { thread, threadState: { title: 'TS1', open: false }, blocks: [], urgent: true }
  outbox.wake(await quietly(work, 'away', away))
  await outbox.idle()
  await post(work, 'last')
  expect(adapter.sent.map(({ key }) => key)).toEqual(['said', 'away', 'last'])
})

test('a robot that is refused takes no newer robot with it', async () => {
  const { room, adapter, store, outbox, quietly } = openScene()
  const work = await room('-1')
  const robot = (key: string) =>
    store.transaction((db) => db.sql.run('UPDATE "Room" SET "webhook" = ? WHERE "id" = ?', key, work))
  await robot('old')
  let answer: (value?: unknown) => void = () => {}
  adapter.wait = () => new Promise((resolve) => (answer = resolve))
  adapter.failures.push(new SendError('refused', 'gone', { because: 'route-gone' }))
  outbox.wake(await quietly(work, 'a'))
  await new Promise((resolve) => setTimeout(resolve, 5))
  await robot('new')
  adapter.wait = async () => {}
  answer()
  await outbox.idle()
  const row = await store.transaction((db) => db.sql.get('SELECT "webhook" FROM "Room" WHERE "id" = ?', work))
  expect(row).toEqual({ webhook: 'new' })
})

test('what a platform wants to wait waits, also for something urgent', async () => {
  const { room, post, adapter, pass, texts } = openScene()
  const work = await room('-1')
  adapter.failures.push(new SendError('limited', 'slow down', { retryAfterMs: 40_000 }))
  await post(work, 'first')
  await post(work, 'urgent', { urgent: true })
  expect(adapter.sent).toHaveLength(0)
  await pass(41)
  expect(texts('-1')).toEqual(['✓ urgent', '✓ first'])
})
