/** Which way a post takes: the best that can carry it and is open; and what becomes of its buttons where that has none. */
import { expect, onTestFinished, test } from 'vitest'
import type { Route } from '../../src/core/adapter.js'
import { chooseRoute } from '../../src/core/posts/route-choice.js'
import { openShop } from '../support/shop.js'

const route = (name: string, state: Route['state'], more: Partial<Route> = {}): Route => ({
  ...{ name, state, buttons: true, pings: false, carries: true, maxText: 1000 },
  ...more,
})
const chat = (state: Route['state']) => route('chat', state)
const robot = (state: Route['state']) => route('robot', state, { buttons: false, pings: true })
const group = (state: Route['state']) => route('group', state, { buttons: false, pings: true, carries: false })

test.each([
  ['the best that is open', null, [chat('open'), robot('open'), group('open')], 'chat'],
  ['the next while the best is down', null, [chat('down'), robot('open')], 'robot'],
  ['none while the best is about to open', null, [chat('opening'), robot('open')], 'soon'],
  ['an open one before one that is about to open', null, [robot('open'), chat('opening')], 'robot'],
  ['none while all are down', null, [chat('down'), robot('down')], 'wait'],
  ['none that nobody set up', null, [chat('unset'), robot('unset')], 'never'],
  ['never a group beside the room', null, [chat('down'), group('open')], 'wait'],
  ['none where there is none', null, [], 'never'],
  ['for a ping one that pings', 'ping', [chat('open'), robot('open')], 'robot'],
  ['for a ping none where none pings', 'ping', [chat('open'), robot('unset'), group('open')], 'never'],
  ['for a ping none while the one that pings is down', 'ping', [chat('open'), robot('down')], 'wait'],
  ['beside the room only what stands there', 'beside', [chat('open'), robot('open'), group('open')], 'group'],
  ['beside the room none without an app', 'beside', [chat('open'), robot('open'), group('unset')], 'never'],
  ['beside the room none while the app is out', 'beside', [chat('open'), group('down')], 'wait'],
] as const)('it takes %s', (_, leg, routes, expected) => {
  const choice = chooseRoute([...routes], leg)
  expect(typeof choice === 'string' ? choice : choice.name).toBe(expected)
})

test('a way without buttons lists the choices, which are typed then', async () => {
  const { world, work, li, wang } = await openShop()
  onTestFinished(() => world.close())
  world.on('telegram').routes = () => [robot('open')]
  await li.says(work, '/投诉 张三 13800000001 台面开裂')
  const card = work.with('请在')
  expect(card.buttons).toEqual([])
  const [, typed = ''] = /知晓：@我 (#\d+-1)/.exec(card.text) ?? []
  expect(typed).not.toBe('')
  await li.says(work, typed)
  expect(work.last.text).toContain('您不用操作')
  await wang.says(work, typed)
  expect(await world.bot.store.transaction((db) => db.acknowledgement.count())).toBe(1)
})
