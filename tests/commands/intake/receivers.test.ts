/** Channels that choose who has a complaint first, whatever its words say (R004-065, R004-068). */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShop, type Shop } from '../../support/shop.js'

let shop: Shop

beforeEach(async () => {
  shop = await openShop({ environment: { POLICY: 'car-service' } })
  await shop.admin.says(shop.work, '/联络人 客服部 @赵六', { mentions: [shop.zhao] })
})
afterEach(() => shop.world.close())

test.each(['来信', '来访', '监管转办', '渠道:总部'])('%s: its first liaison is told at once', async (channel) => {
  const { li, work } = shop
  await li.says(work, `/投诉 张三 13800000001 台面开裂 ${channel}`)
  expect(work.with('投诉 TS261120-01').text).toContain('1. 台面开裂 → 客服部')
  const card = work.with('TS261120-01 · 客服部 · 请在')
  expect(card.text).toContain('@赵六')
})

test('it holds the case until it passes it on', async () => {
  const { li, zhao, work } = shop
  await li.says(work, '/投诉 张三 13800000001 台面开裂 来信')
  await zhao.says(work, '/转派 TS261120-01 1 工程部')
  expect(work.with('投诉 TS261120-01').text).toContain('1. 台面开裂 → 工程部')
  expect(work.with('TS261120-01 · 工程部 · 请在').text).toContain('@王强')
})

test('any other channel goes by the words', async () => {
  await shop.li.says(shop.work, '/投诉 张三 13800000001 台面开裂 渠道:电话')
  expect(shop.work.with('投诉 TS261120-01').text).toContain('1. 台面开裂 → 工程部')
})

test('what comes by that way to an open complaint goes there too', async () => {
  const { li, work } = shop
  await li.says(work, '/投诉 张三 13800000001 台面开裂')
  await li.says(work, '/投诉 张三 13800000001 水槽漏水 来信')
  await li.presses(work.last, '加到 TS261120-01')
  expect(work.with('投诉 TS261120-01').text).toContain('2. 水槽漏水 → 客服部')
})

test('/制度 says so', async () => {
  const [rules] = await shop.li.says(shop.work, '/制度')
  if (!rules) throw new Error('nothing was answered')
  await shop.li.presses(rules, '受理')
  expect(shop.work.last.text).toContain('上门、信件、监管转办、总部的投诉，客服部先接，再转派')
  expect(shop.work.last.text).toContain('一级部门：门店')
})

test.each([
  ['师傅态度很差', '业务部'],
  ['保养价格太贵', '业务部'],
  ['维修质量不行', '业务部'],
  ['客服态度不好', '客服部'],
  ['发票开错了', '财务部'],
  ['刚保修又异响', '售后部'],
])('%s goes to %s (R004-005, R004-007)', async (words, department) => {
  await shop.li.says(shop.work, `/投诉 张三 13800000001 ${words}`)
  expect(shop.work.with('投诉 TS261120-01').text).toContain(`1. ${words} → ${department}`)
})
