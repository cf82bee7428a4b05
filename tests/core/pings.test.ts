/** Whoever is mentioned where a mention does not ping is pinged another way, once, and not before the message stands there. */
import { expect, test } from 'vitest'
import { type Route, SendError } from '../../src/core/adapter.js'
import type { PostTarget } from '../../src/core/post.js'
import { openScene } from './outbox-scene.js'

const way = (name: string, more: Partial<Route> = {}): Route => ({
  ...{ name, state: 'open', buttons: true, pings: false, carries: true, maxText: 2000 },
  ...more,
})

/** A room in which mentions do not ping; 王强, who has written to us alone, and 赵六, who has not. */
async function open(robot: Route['state'], app: Route['state'] = 'unset') {
  const scene = openScene({ mentions: false, threads: false })
  const states = { chat: 'open' as Route['state'], robot }
  scene.adapter.routes = ({ direct, webhook }: PostTarget) =>
    direct
      ? [way('chat', { pings: true }), way('app', { pings: true, state: app })]
      : [
          way('chat', { state: states.chat }),
          way('robot', { buttons: false, pings: true, state: webhook === undefined ? 'unset' : states.robot }),
        ]
  const room = await scene.room('-1')
  await scene.room('wang', 'direct')
  if (robot !== 'unset')
    await scene.store.transaction((db) => db.sql.run('UPDATE "Room" SET "webhook" = ? WHERE "id" = ?', 'key', room))
  const [wang, zhao] = await scene.store.transaction((db) =>
    ['wang', 'zhao'].map((name) => {
      const personId = db.sql.insert('Person', { name, createdAt: scene.time.now() })
      db.sql.insert('Account', { platform: 'telegram', externalId: name, name, personId })
      return personId
    }),
  )
  const sent = () => scene.adapter.sent.map(({ key, route, room: { id } }) => `${key} ${route} ${id}`)
  return { ...scene, states, room, mentions: [wang as number, zhao as number], sent }
}

test('by the robot of the room, with one line that names them', async () => {
  const { post, room, mentions, adapter, sent } = await open('open')
  await post(room, 'a\nmore', { key: 'a', mentions })
  expect(sent()).toEqual(['a chat -1', 'a~ping robot -1'])
  expect(adapter.sent[1]?.mentions.map(({ account }) => account)).toEqual(['wang', 'zhao'])
  expect(adapter.messages.at(-1)?.text.endsWith('✓ a')).toBe(true)
})

test('not at all when nobody is mentioned', async () => {
  const { post, room, sent } = await open('open')
  await post(room, 'a')
  expect(sent()).toEqual(['a chat -1'])
})

test('without a robot by a copy to each who has spoken to us', async () => {
  const { post, room, mentions, sent } = await open('unset')
  await post(room, 'a', { mentions })
  expect(sent()).toEqual(['a chat -1', 'a@2 chat wang'])
})

test('without a robot by a copy to everybody, where another way reaches those who have not', async () => {
  const { post, room, mentions, sent } = await open('unset', 'open')
  await post(room, 'a', { mentions })
  expect(sent()).toEqual(['a chat -1', 'a@2 chat wang', 'a@3 chat zhao'])
})

test('later, when the robot is down now', async () => {
  const { post, room, mentions, sent, states, pass } = await open('down')
  await post(room, 'a', { mentions })
  expect(sent()).toEqual(['a chat -1'])
  states.robot = 'open'
  await pass(60)
  expect(sent()).toEqual(['a chat -1', 'a~ping robot -1'])
})

test('by a copy after all, when the robot turns out to be gone', async () => {
  const { post, room, mentions, sent, adapter } = await open('open')
  adapter.failures.push(undefined, new SendError('refused', 'gone', { because: 'route-gone' }))
  await post(room, 'a', { mentions })
  expect(sent()).toEqual(['a chat -1', 'a@2 chat wang'])
  await post(room, 'b', { mentions })
  expect(sent().slice(2)).toEqual(['b chat -1', 'b@2 chat wang'])
})

test('even when it is not sure that the message arrived', async () => {
  const { post, room, mentions, sent, adapter, pass } = await open('open')
  adapter.failures.push(new SendError('unknown', 'no answer'), new SendError('unknown', 'no answer'))
  await post(room, 'a', { mentions })
  await pass(600)
  expect(sent().filter((one) => one.includes('~ping'))).toEqual(['a~ping robot -1'])
})

test('and not before it stands there', async () => {
  const { post, room, mentions, sent, adapter, pass } = await open('open')
  adapter.failures.push(new SendError('unreachable', 'not now'))
  await post(room, 'a', { mentions })
  expect(sent()).toEqual([])
  await pass(60)
  expect(sent()).toEqual(['a chat -1', 'a~ping robot -1'])
})

test('while the connection is down the robot carries the message itself, which pings', async () => {
  const { post, room, mentions, sent, states } = await open('open')
  states.chat = 'down'
  await post(room, 'a', { mentions })
  expect(sent()).toEqual(['a robot -1'])
})

test('by a copy in private when nobody knows whether the line rang, twice; who is reached nowhere is told to the admins', async () => {
  const { post, room, mentions, adapter, sent, lost, time } = await open('open')
  adapter.failures.push(undefined, new SendError('unknown', 'no answer'), new SendError('unknown', 'no answer'))
  await post(room, 'a', { key: 'a', mentions })
  time.set(new Date(time.now().getTime() + 10_000))
  await post(room, 'b')
  expect(sent()).toEqual(['a chat -1', 'b chat -1', 'a@2 chat wang'])
  expect(lost).toEqual([])
  adapter.failures.push(undefined, new SendError('unknown', 'no answer'), new SendError('unknown', 'no answer'))
  await post(room, 'c', { key: 'c', mentions: mentions.slice(1) })
  time.set(new Date(time.now().getTime() + 10_000))
  await post(room, 'd')
  expect(lost.map(({ claim }) => claim.post.key)).toEqual(['c~ping'])
})
