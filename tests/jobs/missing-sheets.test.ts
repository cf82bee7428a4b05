/** At nine the feedback sheets that are missing are asked for by name (R003-023, R003-037). */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShop, type Shop } from '../support/shop.js'

let shop: Shop

beforeEach(async () => {
  shop = await openShop({ at: '2026-11-20T09:30' })
  const { li, work, world } = shop
  await li.says(work, '/安装 张三 13800000001 11月24日 上午 翡翠湾3栋1201 岩板台面 师傅:陈师傅 13900000009')
  await li.says(work, '/安装 王五 13800000003 11月24日 下午 翡翠湾5栋 岛台 师傅:陈师傅 13900000009')
  await world.turnTo('2026-11-24T18:00')
})
afterEach(() => shop.world.close())

const asked = () => shop.work.messages.filter(({ text }) => text.includes('反馈单没交'))

test('R003-023: by name the next morning, without those that were handed in', async () => {
  const { chen, world } = shop
  await chen.says(shop.work, '/完成 AZ261120-01')
  await chen.says(shop.work, '/反馈 AZ261120-01 都装好了')
  await world.turnTo('2026-11-25T09:05')
  expect(asked().map(({ text }) => text)).toEqual([
    '@陈师傅\n还有 1 张反馈单没交，请发 /反馈 单号 补上：\n· 陈师傅 · AZ261120-02 王五',
  ])
})

test('R003-023: every working morning until it is in, with its day, and from the second on of the manager as well', async () => {
  const { admin, chen, work, world } = shop
  const jun = world.person('李军', '1006')
  await jun.says(work, '/我是 李军 安装部经理')
  await admin.presses(work.last, '批准')
  await chen.says(work, '/反馈 AZ261120-01 都装好了')
  await admin.says(work, '/日历 休息 11月26日')
  await world.turnTo('2026-11-27T09:05')
  expect(asked()).toHaveLength(2)
  const late = asked().at(-1)
  expect(late?.text).toBe(
    '@陈师傅 @李军\n还有 1 张反馈单没交，请发 /反馈 单号 补上：\n· 11月24日 周二 陈师傅 · AZ261120-02 王五',
  )
  await chen.says(work, '/反馈 AZ261120-02 都装好了')
  expect(late?.text).toContain('✓ 反馈单都交齐了')
  await world.turnTo('2026-11-28T09:05')
  expect(asked()).toHaveLength(1)
})

test('R003-037: several days stand in one post, the oldest first; a service call is for the specialist to follow', async () => {
  const { admin, li, chen, work, world } = shop
  const fang = world.person('李芳', '1006')
  await fang.says(work, '/我是 李芳 售服专员')
  await admin.presses(work.last, '批准')
  await chen.says(work, '/反馈 AZ261120-01 都装好了')
  await chen.says(work, '/反馈 AZ261120-02 都装好了')
  await li.says(work, '/报修 周九 13800000006 11月25日上午 江南里9号 漏水 师傅:陈师傅')
  await li.says(work, '/报修 冯二 13800000009 11月26日上午 云栖里3号 异响 师傅:陈师傅')
  await world.turnTo('2026-11-27T09:05')
  expect(asked().map(({ post }) => post.mentions.map(({ name }) => name).join())).toEqual(['陈师傅', '陈师傅,李芳'])
  expect(asked().at(-1)?.text).toContain(
    '还有 2 张反馈单没交，请发 /反馈 单号 补上：\n· 11月25日 周三 陈师傅 · SF261124-01 周九\n· 陈师傅 · SF261124-02 冯二',
  )
})

test('R003-023: nothing is missing: nothing is said', async () => {
  const { li, chen, work, world } = shop
  await chen.says(work, '/反馈 AZ261120-01 都装好了')
  await li.says(work, '/取消 AZ261120-02 客户改主意')
  await world.turnTo('2026-11-25T09:05')
  expect(asked()).toEqual([])
})

test('R003-037: where nobody knows who went, whoever plans such visits is asked by name; whoever set out is known', async () => {
  const { admin, li, chen, work, world } = shop
  const fang = world.person('李芳', '1006')
  await fang.says(work, '/我是 李芳 售服专员')
  await admin.presses(work.last, '批准')
  for (const code of ['AZ261120-01', 'AZ261120-02']) await chen.says(work, `/反馈 ${code} 都装好了`)
  await li.says(work, '/报修 周九 13800000006 11月25日上午 江南里9号 漏水')
  await world.turnTo('2026-11-26T09:05')
  expect(asked().at(-1)?.text).toBe(
    '@李芳\n还有 1 张反馈单没交，请发 /反馈 单号 补上：\n· SF261124-01 周九（没有师傅）',
  )
  await li.says(work, '/反馈 SF261124-01 修好了')
  await li.says(work, '/报修 冯二 13800000009 11月26日下午 云栖里3号 异响')
  await world.turnTo('2026-11-26T13:00')
  await chen.says(work, '/出发 SF261126-01')
  await world.turnTo('2026-11-27T09:05')
  expect(
    asked()
      .at(-1)
      ?.post.mentions.map(({ name }) => name),
  ).toEqual(['陈师傅'])
})
