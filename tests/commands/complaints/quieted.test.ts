/** A reminder whose deadline ends has nothing left to press, wherever it stands; nothing more is said about it. */
import { afterEach, expect, test } from 'vitest'
import { openTwoRooms } from '../../platforms/two-rooms.js'
import { ALL } from '../../support/fake-adapter.js'
import type { World, WorldSettings } from '../../support/world.js'
import { type Case, openCase, openEnglishCase } from './later-life.js'

let scene: Case
let opened: World | undefined
afterEach(async () => {
  await opened?.close()
  opened = undefined
})

const open = async (settings: WorldSettings = {}) => {
  scene = await openCase({ ...settings, environment: { POLICY: 'car-service' } })
  opened = scene.world
}
const says = (who: 'li' | 'wang' | 'boss', text: string) => scene[who].says(scene.work, text)
const sign = () => scene.wang.presses(scene.card, '知晓')
const called = () => says('wang', '/联系客户 TS261120-01 明天上门')
const plans = async (day: string) => {
  for (const number of [1, 2]) await says('wang', `/处理意见 TS261120-01 ${number} 更换台面 ${day}`)
}
const solved = async () => {
  for (const number of [1, 2]) await says('wang', `/解决 TS261120-01 ${number} 换好了`)
}
const verified = () => says('li', '/效果确认 TS261120-01 满意')

interface Reminder {
  kind: string
  /** What happens before it comes. */
  before(): Promise<unknown>
  at: string
  says: string
  button: string
  /** What ends its deadline. */
  keeps(): Promise<unknown>
  over: string
}

const REMINDERS: Reminder[] = [
  {
    kind: 'contact',
    before: sign,
    at: '2026-11-20T10:00',
    says: '还没联系客户',
    button: '已联系',
    keeps: called,
    over: '✓ TS261120-01 · 工程部联系客户不用再催',
  },
  {
    kind: 'plan',
    before: () => sign().then(called),
    at: '2026-11-20T21:00',
    says: '还没提处理意见',
    button: '处理意见',
    keeps: () => plans('11月25日'),
    over: '✓ TS261120-01 · 工程部处理意见不用再催',
  },
  {
    kind: 'promised',
    before: () =>
      sign()
        .then(called)
        .then(() => plans('11月20日')),
    at: '2026-11-20T18:00',
    says: '问题 2 过了承诺时间',
    button: '已解决',
    keeps: solved,
    over: '✓ TS261120-01 · 问题 2 承诺不用再催',
  },
  {
    kind: 'progress',
    before: () =>
      sign()
        .then(called)
        .then(() => plans('11月30日')),
    at: '2026-11-25T18:00',
    says: '该说进展了',
    button: '写进展',
    keeps: () => says('wang', '/备注 TS261120-01 等厂家补板'),
    over: '✓ TS261120-01 · 工程部进展不用再催',
  },
  {
    kind: 'followup',
    before: () => sign().then(called).then(solved).then(verified),
    at: '2026-11-27T18:00',
    says: '回访超时',
    button: '回访',
    keeps: () => says('li', '/回访 TS261120-01 满意 5'),
    over: '✓ TS261120-01 · 回访不用再催',
  },
]

async function reminded({ before, at, says: line, button }: Reminder) {
  await before()
  await scene.world.turnTo(at)
  const ring = scene.work.with(line)
  expect(ring.buttons.map(({ label }) => label)).toEqual([button])
  return ring
}

const quiet = (ring: { text: string; buttons: unknown[] }, over: string) =>
  expect([ring.text, ring.buttons]).toEqual([over, []])

test.each(REMINDERS)('$kind: kept', async (reminder) => {
  await open()
  const ring = await reminded(reminder)
  await reminder.keeps()
  quiet(ring, reminder.over)
})

test.each(REMINDERS)('$kind: the complaint is closed', async (reminder) => {
  await open()
  const ring = await reminded(reminder)
  await says('boss', '/结案 TS261120-01 客户撤诉')
  quiet(ring, reminder.over)
})

test('all its reminders, also the earlier ones; those of other deadlines stay', async () => {
  await open()
  await sign()
  await scene.world.turnTo('2026-11-20T21:00')
  const of = (line: string) => scene.work.messages.filter(({ text }) => text.includes(line))
  const about = of('联系客户')
  const calls = about.filter(({ text }) => text.includes('⏰'))
  expect(calls.length).toBeGreaterThan(1)
  await called()
  for (const ring of calls) quiet(ring, '✓ TS261120-01 · 工程部联系客户不用再催')
  expect(scene.work.with('还没提处理意见').buttons.map(({ label }) => label)).toEqual(['处理意见'])
})

test('in every room in which it stands', async () => {
  const { sun, wang, work, hall, world } = await openTwoRooms({ environment: { POLICY: 'car-service' } })
  opened = world
  // Taken down on Discord; whoever signs is on Telegram.
  await sun.says(hall, '/投诉 张三 13800000001 台面开裂')
  await wang.presses(work.with('TS261120-01 · 工程部 · 请在'), '知晓')
  await world.turnTo('2026-11-20T10:00')
  const rings = [work, hall].map((room) => room.with('还没联系客户'))
  expect(rings.map(({ buttons }) => buttons.map(({ label }) => label))).toEqual([['已联系'], ['已联系']])
  await wang.presses(rings[0] as (typeof rings)[0], '已联系')
  for (const ring of rings) quiet(ring, '✓ TS261120-01 · 工程部联系客户不用再催')
})

test('where nothing that was said can be changed, nothing more is said', async () => {
  await open({ capabilities: { ...ALL, edits: false } })
  await sign()
  await scene.world.turnTo('2026-11-20T10:00')
  const ring = scene.work.with('还没联系客户')
  const posts = await called()
  expect(posts.map(({ text }) => text)).toEqual(
    Array(posts.length).fill(expect.stringContaining('工程部 已联系客户：明天上门')),
  )
  expect(ring.text).toContain('还没联系客户')
})

test('in English', async () => {
  scene = await openEnglishCase({ POLICY: 'car-service' })
  opened = scene.world
  const { wang, work, world } = scene
  await wang.presses(scene.card, 'Acknowledge')
  await world.turnTo('2026-11-20T10:00')
  const ring = work.messages.filter(({ text }) => text.includes('⏰')).at(-1)
  await wang.says(work, '/call TS261120-01 reached')
  expect(ring?.text).toBe('✓ TS261120-01 · 工程部, call to the customer: nothing to do any more')
  expect(ring?.buttons).toEqual([])
})
