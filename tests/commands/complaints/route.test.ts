/** Moving a problem to the department that really owns it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Message } from '../../support/fake-adapter.js'
import { openShop, type Shop } from '../../support/shop.js'

let shop: Shop
let opening: Message
let card: Message

beforeEach(async () => {
  shop = await openShop()
  const { admin, zhao, li, work } = shop
  await admin.says(work, '/联络人 材料部 @赵六', { mentions: [zhao] })
  const [first, second] = await li.says(work, '/投诉 张三 13800000001 台面开裂;水槽漏水')
  if (!first || !second) throw new Error('no complaint was opened')
  opening = first
  card = second
  await shop.world.turnBy(10)
})
afterEach(() => shop.world.close())

test('from the button: which problem, which department, each by a tap', async () => {
  const { li, work } = shop
  await li.presses(opening, '转派')
  await li.presses(work.last, '2. 水槽漏水 → 工程部')
  await li.presses(work.last, '材料部')
  expect(opening.text).toContain('· 2. 水槽漏水 → 材料部')
  expect(card.text).toContain('· 1. 台面开裂\n客户')
  expect(work.with('TS261120-01 问题 2').text).toBe(
    'TS261120-01 问题 2：工程部 → 材料部\n材料部在 09:40 前知晓，知晓前仍由工程部负责',
  )
  expect(work.last.text).toContain('@赵六\nTS261120-01 · 材料部 · 请在 09:40 前知晓\n· 2. 水槽漏水')
  expect(work.last.thread).toBe(card.thread)
})

test('typed in one line; a card from which all has gone loses its button and rings no more', async () => {
  const { li, work, world } = shop
  await li.says(work, '/转派 TS261120-01 1 材料部')
  await li.says(work, '/转派 TS261120-01 2 材料部')
  expect(card.text).toBe('TS261120-01 · 工程部 → 已转派材料部')
  expect(card.buttons).toEqual([])
  await world.turnTo('2026-11-20T12:00')
  expect(work.messages.filter(({ text }) => text.includes('⏰') && text.includes('工程部'))).toEqual([])
})

test('the reminders of a card from which all has gone lose their buttons too', async () => {
  const { li, work, world } = shop
  await world.turnBy(6)
  const ring = work.with('⏰')
  await li.says(work, '/转派 TS261120-01 1 材料部')
  expect(ring.buttons).toHaveLength(1)
  await li.says(work, '/转派 TS261120-01 2 材料部')
  expect(ring.text).toBe('TS261120-01 · 工程部 → 已转派材料部')
  expect(ring.buttons).toEqual([])
})

test('what was signed already must be signed by the new department as well', async () => {
  const { wang, zhao, li, work } = shop
  await wang.presses(card, '知晓')
  await wang.says(work, '/转派 1 材料部', { thread: card.thread })
  const fresh = work.with('TS261120-01 · 材料部')
  await zhao.presses(fresh, '知晓')
  const [story] = await li.says(work, '/查看 TS261120-01')
  expect(story?.text).toContain('1. 台面开裂 · 材料部 · 已知晓（赵六 09:10 知晓）')
  expect(story?.text).toContain('2. 水槽漏水 · 工程部 · 已知晓（王强 09:10 知晓）')
})

test('typed in another room, the thread of the complaint reads it as well', async () => {
  const { li, work } = shop
  const [answer] = await li.says(li.direct, '/转派 TS261120-01 1 材料部')
  const line = 'TS261120-01 问题 1：工程部 → 材料部\n材料部在 09:40 前知晓，知晓前仍由工程部负责'
  expect(answer?.text).toBe(line)
  expect(work.messages.filter(({ text }) => text === line).map(({ thread }) => thread)).toEqual([card.thread])
})

test('an unknown department is asked for again; an outsider is refused', async () => {
  const { li, chen, work } = shop
  await li.says(work, '/转派 TS261120-01 1 采购部')
  expect(work.last.text).toContain('没有“采购部”这个部门')
  const [no] = await chen.says(work, '/转派 TS261120-01 1 材料部')
  expect(no?.text).toBe('这个问题在工程部，请他们或客服来转派，谢谢。')
  expect(opening.text).toContain('1. 台面开裂 → 工程部')
})
