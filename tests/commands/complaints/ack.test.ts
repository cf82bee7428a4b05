/** Signing "we know": by whom, by which gesture, and what everybody sees. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Message } from '../../support/fake-adapter.js'
import { openShop, type Shop } from '../../support/shop.js'

let shop: Shop
let card: Message

beforeEach(async () => {
  shop = await openShop()
  await shop.li.says(shop.work, '/投诉 张三 13800000001 台面开裂;水槽漏水;颜色有色差')
  card = shop.work.with('TS261120-01 · 工程部')
  await shop.world.turnBy(3)
})
afterEach(() => shop.world.close())

const SIGNED = '✅ TS261120-01 · 工程部 · 王强 09:03 已知晓\n· 1. 台面开裂\n· 2. 水槽漏水'

test('by the button: the card names who signed and when, and loses its button', async () => {
  const { wang, work } = shop
  const before = work.messages.length
  await wang.presses(card, '知晓')
  expect(card.text).toBe(SIGNED)
  expect(card.buttons).toEqual([])
  expect(work.messages).toHaveLength(before)
})

test.each(['✅', '👍', '👌'])('by the reaction %s', async (emoji) => {
  await shop.wang.reacts(card, emoji)
  expect(card.text).toBe(SIGNED)
})

test('by a word in the thread: the card, and one short line', async () => {
  const [line, ...more] = await shop.wang.says(shop.work, '收到', { thread: card.thread })
  expect(card.text).toBe(SIGNED)
  expect(line?.text).toBe('✅ TS261120-01 · 工程部 · 王强 09:03 已知晓')
  expect(more).toEqual([])
})

test.each(['/知晓 TS261120-01', '/收到 01', '/ack 1120-01'])('by the command: %s', async (typed) => {
  await shop.wang.says(shop.work, typed)
  expect(card.text).toBe(SIGNED)
})

test('the deputy may sign; nobody else, not even an admin, and nothing changes', async () => {
  const { chen, admin, li, zhao, work } = shop
  for (const person of [chen, admin, li]) {
    await person.presses(card, '知晓')
    expect(person.toast).toBe('这一项由工程部的联络人知晓，您不用操作，谢谢。')
  }
  await li.says(work, '收到', { thread: card.thread })
  expect(card.text).toContain('请在 09:30 前知晓')
  await zhao.presses(card, '知晓')
  expect(card.text).toContain('赵六 09:03 已知晓')
})

test('where nobody may sign, whoever tries learns what to do first', async () => {
  const { admin, wang, work } = shop
  const material = work.with('TS261120-01 · 材料部')
  await admin.presses(material, '知晓')
  expect(admin.toast).toBe('⚠️ 材料部还没有联络人，请设置：/联络人 材料部 @姓名')
  await admin.says(work, '/联络人 材料部 @王强', { mentions: [wang] })
  await wang.presses(material, '知晓')
  expect(material.text).toContain('王强 09:03 已知晓')
})

test('signing twice gets a private word about who was first', async () => {
  const { wang, zhao } = shop
  const [button] = card.buttons
  await wang.presses(card, '知晓')
  await zhao.pressesChoice(card, button?.id ?? '')
  expect(zhao.toast).toBe('工程部已由 王强 于 09:03 知晓，谢谢。')
  expect(card.text).toBe(SIGNED)
})

test('whoever signs for several departments signs for all of them by one word', async () => {
  const { admin, wang, work } = shop
  await admin.says(work, '/联络人 材料部 @王强', { mentions: [wang] })
  const [line] = await wang.says(work, '收到', { thread: card.thread })
  expect(line?.text).toBe('✅ TS261120-01 · 工程部、材料部 · 王强 09:03 已知晓')
})

test('a word in a thread in which nothing waits for anybody is left alone', async () => {
  const { wang, admin, chen, work } = shop
  await admin.says(work, '/联络人 材料部 @王强', { mentions: [wang] })
  await wang.says(work, '收到', { thread: card.thread })
  expect(await chen.says(work, '收到', { thread: card.thread })).toEqual([])
})

test('outside a thread and without a code, what waits for the person is offered', async () => {
  const { wang, chen, work } = shop
  await wang.says(work, '/知晓')
  await wang.presses(work.last, 'TS261120-01 张三')
  expect(card.text).toBe(SIGNED)
  expect((await chen.says(work, '/知晓'))[0]?.text).toBe('现在没有要您知晓的投诉。')
})

test('the code of another brand is unknown here', async () => {
  const { admin, wang, world } = shop
  const other = world.room('-200', '橱柜店工作群')
  await admin.says(other, '/绑定 橱柜店 work')
  expect((await admin.says(other, '/知晓 TS261120-01'))[0]?.text).toContain('没有这个编号的投诉')
  await wang.says(other, '/查看 TS261120-01')
  expect(other.messages.some(({ text }) => text.includes('张三'))).toBe(false)
})

test('a liaison who never registered may sign as well', async () => {
  const { admin, li, work, world } = shop
  const newcomer = world.person('孙七', '1009')
  await admin.says(work, '/联络人 软装部 @孙七', { mentions: [newcomer] })
  await li.says(work, '/投诉 王五 13800000002 窗帘太短')
  const curtains = work.with('TS261120-02 · 软装部')
  await newcomer.presses(curtains, '知晓')
  expect(curtains.text).toContain('孙七 09:03 已知晓')
})

test('where the policy says so, the card tells that the head knows', async () => {
  const shop = await openShop({ environment: { POLICY: 'renovation' } })
  const { admin, li, wang, zhao, work, world } = shop
  await admin.says(work, '/部门 负责人 工程部 @赵六', { mentions: [zhao] })
  const [, card] = await li.says(work, '/投诉 张三 13800000001 台面开裂')
  await wang.presses(card ?? work.last, '知晓')
  expect(card?.text.split('\n')[0]).toBe('✅ TS261120-01 · 工程部 · 王强 09:00 已知晓，报负责人 赵六')
  await world.close()
})
