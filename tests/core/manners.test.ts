import { expect, test } from 'vitest'
import { ALL } from '../support/fake-adapter.js'
import { openShop } from '../support/shop.js'

test('somebody of two brands is asked, in a direct chat, to use the group of the brand that is meant', async () => {
  const { world, admin, li } = await openShop()
  const other = world.room('-200', '岩板二店工作群')
  await admin.says(other, '/绑定 岩板二店 work')
  await li.says(li.direct, '/待办')
  expect(li.direct.last.text).toContain('待办')
  await li.says(other, '/我是 李四 客服专员')
  await admin.presses(other.last, '批准')

  await li.says(li.direct, '/待办')
  expect(li.direct.last.text).toBe('您负责不止一个品牌，请到对应的品牌工作群里发。')
  await world.close()
})

test('a press is answered at once, also when the room has to wait for its next message', async () => {
  const { world, work, li, wang } = await openShop({
    capabilities: {
      ...ALL,
      limits: { ...ALL.limits, room: { posts: 20, perMs: 60_000 }, all: { posts: 30, perMs: 1000 } },
    },
  })
  await li.says(work, '/投诉 张三 13800000001 台面开裂')
  const card = work.messages.find(({ buttons }) => buttons.some(({ label }) => label === '知晓'))
  if (!card) throw new Error('no card')
  for (let index = 0; index < 20; index++) await li.says(work, '/排班')
  const before = world.adapter.toasts.length
  await wang.presses(card, '知晓')
  expect(world.adapter.toasts.slice(before)).toMatchObject([{ text: '' }])
  expect(card.edited).toBe(false)
  await world.turnBy(2)
  expect(card.text).toContain('王强 09:00 已知晓')
  await world.close()
})

test('a schedule that could not be sent at five says so later, and is not sent after nine', async () => {
  const { SendError } = await import('../../src/core/adapter.js')
  const { world, work, admin } = await openShop()
  const fail = (times: number) =>
    world.adapter.failures.push(...Array.from({ length: times }, () => new SendError('unreachable', 'down')))
  const pass = async (steps: number, minutes: number) => {
    for (let step = 0; step < steps; step++) await world.turnBy(minutes)
  }
  fail(7)
  await world.turnTo('2026-11-20T17:00')
  await pass(10, 1)
  expect(work.last.text).toContain('【迟发，应于 17:00】明日无送货安装')

  fail(1000)
  await world.turnTo('2026-11-21T17:00')
  await pass(24, 10)
  world.adapter.failures.length = 0
  await pass(4, 10)
  expect(work.messages.filter(({ text }) => text.includes('明日无'))).toHaveLength(1)
  expect(admin.direct.last.text).toContain('过了时间才能发')
  await world.close()
})

test('a phone number that somebody wrote into a text is masked where numbers are masked', async () => {
  const { world, work, li } = await openShop()
  const [opening, card] = await li.says(work, '/投诉 张三 13800000001 台面开裂 请打13911112222')
  expect(opening?.text).toContain('请打139****2222')
  expect(card?.text).toContain('请打139****2222')
  await li.says(work, '/帮助 送货')
  expect(work.last.text).toContain('13800000001')
  await world.close()
})
