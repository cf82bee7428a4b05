/** Silence: the liaison again, then up the ladder; once each, not at night, and not after the signature. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShop, type Shop } from '../support/shop.js'

let shop: Shop

async function open(at = '2026-11-20T09:00') {
  shop = await openShop({ at })
  const { world, admin, work } = shop
  const boss = world.person('钱总', '1006')
  await boss.says(work, '/我是 钱总 总经理')
  await admin.presses(work.last, '批准')
  await shop.li.says(work, '/投诉 张三 13800000001 台面开裂')
}

beforeEach(() => open())
afterEach(() => shop.world.close())

const rings = () => shop.work.messages.filter(({ text }) => text.includes('⏰'))
const pinged = () => rings().map(({ post }) => post.mentions.map(({ name }) => name).join())

test('the first liaison at half time and at the end, then the deputy, then whoever there is above', async () => {
  const { world } = shop
  await world.turnTo('2026-11-20T09:15')
  expect(rings()[0]?.text).toBe(
    '@王强\n⏰ TS261120-01 · 工程部 还未知晓，请在 09:30 前知晓\n已用 15分钟\n· 1. 台面开裂',
  )
  expect(rings()[0]?.buttons.map(({ label }) => label)).toEqual(['知晓'])
  await world.turnTo('2026-11-20T09:30')
  await world.turnTo('2026-11-20T09:45')
  expect(rings().at(-1)?.text).toContain('@赵六\n⏰ TS261120-01 · 工程部 超时未知晓，应在 09:30 前知晓\n已用 45分钟')
  await world.turnTo('2026-11-20T15:00')
  // No head of the department and none of customer service: those steps are skipped.
  expect(pinged()).toEqual(['王强', '王强,李四', '赵六', '钱总'])
})

test('the rings go into the thread, and one of them can be answered by its button', async () => {
  const { world, wang, work } = shop
  await world.turnTo('2026-11-20T09:16')
  const card = work.with('TS261120-01 · 工程部 · 请在')
  const [ring] = rings()
  if (!ring) throw new Error('nothing rang')
  expect(ring.thread).toBe(card.thread)
  await wang.presses(ring, '知晓')
  expect(card.text).toContain('✅ TS261120-01 · 工程部 · 王强 09:16 已知晓')
  await world.turnTo('2026-11-20T12:00')
  expect(rings()).toEqual([])
})

test('after the signature every reminder says who signed, without a button', async () => {
  const { world, wang, work } = shop
  await world.turnTo('2026-11-20T09:50')
  const all = rings()
  expect(all).toHaveLength(3)
  await wang.presses(work.with('TS261120-01 · 工程部 · 请在'), '知晓')
  expect(all.map(({ text }) => text)).toEqual(Array(3).fill('✅ TS261120-01 · 工程部 · 王强 09:50 已知晓'))
  expect(all.flatMap(({ buttons }) => buttons)).toEqual([])
})

test('a department for which nobody is named on any step rings the admins, every time', async () => {
  const { world, admin, li, work } = shop
  await admin.says(work, '/人员 移除 钱总')
  await li.says(work, '/投诉 王五 13800000002 颜色有色差')
  await world.turnTo('2026-11-20T15:00')
  const own = rings().filter(({ text }) => text.includes('TS261120-02'))
  expect(own.map(({ post }) => post.mentions.map(({ name }) => name).join())).toEqual([
    '周敏',
    '周敏,李四',
    ...Array(4).fill('周敏'),
  ])
  expect(own[0]?.text).toContain('⚠️ 材料部还没有联络人，请设置：/联络人 材料部 @姓名')
})

test('where the department has nobody, its reminders go to whoever is above it; the admins are told by the card alone', async () => {
  const { world, li, work } = shop
  await li.says(work, '/投诉 王五 13800000002 颜色有色差')
  await world.turnTo('2026-11-20T15:00')
  const own = rings().filter(({ text }) => text.includes('TS261120-02'))
  expect(own.map(({ post }) => post.mentions.map(({ name }) => name).join())).toEqual(['钱总', '钱总,李四', '钱总'])
})

test('after a time down, several steps are one post for the highest of them', async () => {
  const { world } = shop
  await world.down()
  world.time.set(new Date('2026-11-20T09:50:00+08:00'))
  await world.boot()
  expect(pinged()).toEqual(['赵六,李四'])
  await world.turnTo('2026-11-20T12:00')
  expect(pinged()).toEqual(['赵六,李四', '钱总'])
})

test('a breach is noted once, with the time at which it was due', async () => {
  const { world, li, work } = shop
  await world.turnTo('2026-11-20T11:00')
  const [story] = await li.says(work, '/查看 TS261120-01')
  expect(story?.text.match(/09:30 工程部知晓超时/g)).toHaveLength(1)
})

test('what would ring at night rings in the morning, and the next ones keep their distance', async () => {
  await shop.world.close()
  await open('2026-11-20T21:50')
  const { world } = shop
  await world.turnTo('2026-11-21T06:59')
  expect(pinged()).toEqual([])
  await world.turnTo('2026-11-21T07:00')
  expect(pinged()).toEqual(['王强,李四'])
  await world.turnTo('2026-11-21T07:30')
  expect(pinged()).toEqual(['王强,李四', '王强', '赵六'])
})

test('whoever took the complaint hears of the breach, once, and nobody is named twice; the deputy instead while they are away', async () => {
  const { world, admin, li, wang, work } = shop
  await wang.says(work, '/我是 王强 客服专员')
  await admin.presses(work.last, '批准')
  await wang.says(work, '/投诉 王五 13800000002 台面开裂')
  await li.says(work, '/请假 11月20日 代理:@陈师傅')
  await admin.presses(work.with('李四请假'), '批准')
  await world.turnTo('2026-11-20T15:00')
  const of = (code: string) => rings().filter(({ text }) => text.includes(code))
  const names = (code: string) => of(code).map(({ post }) => post.mentions.map(({ name }) => name).join())
  expect(names('TS261120-01')).toEqual(['王强', '王强,陈师傅', '赵六', '钱总'])
  expect(names('TS261120-02')).toEqual(['王强', '王强', '赵六', '钱总'])
})
