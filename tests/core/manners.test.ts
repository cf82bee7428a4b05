import { expect, test } from 'vitest'
import { SendError } from '../../src/core/adapter.js'
import { ALL } from '../support/fake-adapter.js'
import { openShop } from '../support/shop.js'

test('somebody of two brands taps the one that is meant, in a direct chat, and types nothing again', async () => {
  const { world, work, admin, li } = await openShop()
  const other = world.room('-200', '岩板二店工作群')
  await admin.says(other, '/绑定 岩板二店 work')
  await li.says(li.direct, '/待办')
  expect(li.direct.last.text).toContain('待办')
  await li.says(other, '/我是 李四 客服专员')
  await admin.presses(other.last, '批准')

  await li.says(li.direct, '/送货 张三 13800000001 11月25日上午 翡翠湾3栋1201')
  expect(li.direct.last.text).toBe('您负责不止一个品牌，这次是哪一个？')
  await li.presses(li.direct.last, '岩板二店')
  expect(li.direct.last.text).toMatch(/已预约送货 SH\d+-01\n.+11月25日/)
  expect((await li.says(work, '/排班 11月25日'))[0]?.text).not.toContain('张三')
  expect((await li.says(other, '/排班 11月25日'))[0]?.text).toContain('张三')
  await li.presses(li.direct.last, '取消')
  await li.presses(li.direct.last, '确认')
  expect(li.direct.last.text).toContain('已取消')
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
  expect(opening?.post.opensThread?.title).toBe('TS261120-01 张三 台面开裂 请打139****2222')
  await li.says(work, '/帮助 送货')
  expect(work.last.text).toContain('13800000001')
  await world.close()
})

test('a reaction of somebody who may not sign is answered once, to them by name, however often it is set', async () => {
  const { world, work, li, chen } = await openShop()
  await li.says(work, '/投诉 张三 13800000001 台面开裂')
  const card = work.with('请在')
  const before = work.messages.length
  for (const emoji of ['👍', '👌', '👍']) await chen.reacts(card, emoji)
  const said = work.messages.slice(before)
  expect(said).toHaveLength(1)
  expect(said[0]?.text).toContain('工程部')
  expect(said[0]?.post.private).toMatchObject({ account: chen.id })
  await world.close()
})

test('who may write in a group but not in its threads is heard in the group', async () => {
  const { world, work, li } = await openShop()
  await li.says(work, '/投诉 张三 13800000001 台面开裂')
  const { thread } = work.with('请在')
  world.adapter.failures.push(new SendError('refused', 'no right to write in threads', { because: 'muted' }))
  await li.says(work, '/查看', { thread })
  expect(work.last).toMatchObject({ thread: undefined })
  expect(work.last.text).toContain('TS261120-01')
  await world.close()
})

test('a question shows the beginning of what was said, never all of a long text', async () => {
  const { world, work, li } = await openShop()
  await li.says(work, `/投诉 张三 ${'裂'.repeat(1990)}`)
  expect(work.last.text.length).toBeLessThan(700)
  await li.says(work, '13800000001', { replyTo: work.last })
  expect(work.with('投诉 TS261120-01').text).toContain('裂'.repeat(1990))
  await world.close()
})

test('a slash command where the bot may not write does nothing, and says so to whoever used it', async () => {
  const { world, work, li } = await openShop()
  const before = work.messages.length
  await world.adapter.accept({
    ...{ platform: 'telegram', id: 'slash-1', room: { id: work.id, direct: false, title: work.title } },
    ...{ sender: li.account, kind: 'command', command: 'schedule', fields: [], gesture: 'g1', unheard: true },
  })
  await world.bot.idle()
  expect(work.messages).toHaveLength(before)
  expect(li.toast).toContain('我在这里不能发言')
  await world.close()
})

test('what is pressed in the group is asked in the group, not in the thread that it is about', async () => {
  const { world, work, li } = await openShop()
  await li.says(work, '/投诉 张三 13800000001 台面开裂')
  const opening = work.with('投诉 TS261120-01')
  expect(opening.thread).toBeUndefined()
  await li.presses(opening, '转派')
  expect(work.last).toMatchObject({ thread: undefined })
  expect(work.last.buttons.map(({ label }) => label)).toContain('材料部')
  await world.close()
})

test('the admins learn that the bot was removed from a group of a brand, and of no other group', async () => {
  const { world, work, admin } = await openShop()
  await admin.says(admin.direct, '/帮助')
  const before = admin.direct.messages.length
  const left = (id: string, room: { id: string; title: string }) =>
    world.adapter.accept({
      ...{ platform: 'telegram', id, room: { ...room, direct: false }, sender: { id: '7', name: 'x' } },
      ...{ kind: 'room', change: 'left' },
    })
  await left('left-1', { id: '-999', title: '别的群' })
  await left('left-2', { id: work.id, title: work.title })
  await world.bot.idle()
  expect(admin.direct.messages.slice(before).map(({ text }) => text)).toEqual([
    expect.stringContaining('机器人不在里面了'),
  ])
  expect(admin.direct.last.text).toContain(work.title)
  await admin.says(work, '/帮助')
  await left('left-3', { id: work.id, title: work.title })
  await world.bot.idle()
  expect(admin.direct.messages.slice(before)).toHaveLength(2)
  await world.close()
})
