/** At nine the feedback sheets of yesterday that are missing are asked for by name (R003-023, R003-037). */
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

test('R003-023: by name, once, the next morning, without those that were handed in', async () => {
  const { chen, work, world } = shop
  await chen.says(work, '/完成 AZ261120-01')
  await chen.says(work, '/反馈 AZ261120-01 都装好了')
  await world.turnTo('2026-11-25T09:05')
  expect(asked().map(({ text }) => text)).toEqual([
    '@陈师傅\n昨天还有 1 张反馈单没交，请发 /反馈 单号 补上：\n· 陈师傅 · AZ261120-02 王五',
  ])
  await world.turnTo('2026-11-26T09:05')
  expect(asked()).toHaveLength(1)
})

test('R003-023: nothing is missing: nothing is said', async () => {
  const { li, chen, work, world } = shop
  await chen.says(work, '/反馈 AZ261120-01 都装好了')
  await li.says(work, '/取消 AZ261120-02 客户改主意')
  await world.turnTo('2026-11-25T09:05')
  expect(asked()).toEqual([])
})
