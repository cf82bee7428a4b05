/** What a severity does by itself: found by impact and urgency, handed over in real time, investigated by those who are named. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShop, type Shop } from '../../support/shop.js'

let shop: Shop

/** 20:00 on a Friday; 王强 signs for engineering, 赵六 is his deputy. */
beforeEach(async () => {
  shop = await openShop({ at: '2026-11-20T20:00', environment: { POLICY: 'car-service' } })
  await shop.li.says(shop.work, '/投诉 张三 13800000001 台面开裂')
})
afterEach(() => shop.world.close())

const card = () => shop.work.with('TS261120-01 · 工程部 · 请在')
const story = async () => (await shop.li.says(shop.work, '/查看 TS261120-01'))[0]?.text ?? ''

test('out of hours an ordinary complaint waits for the morning, a major one is signed within half an hour', async () => {
  const { li, work, world } = shop
  expect(card().text).toContain('09:30 前')
  await world.turnTo('2026-11-20T21:50')
  await li.says(work, '/级别 TS261120-01 重大')
  expect(card().text).toContain('⚠️ 重大 · TS261120-01 · 工程部 · 请在 20:30 前知晓')
  expect(card().text).toContain('时限: 30分钟（20:30 前）')
  await world.turnTo('2026-11-20T23:30')
  expect(work.with('超时未知晓，应在 20:30 前').text).toContain('@赵六')
  await li.says(work, '/级别 TS261120-01 一般')
  expect(await story()).toContain('李四：定为一般')
})

test('quiet hours hold nothing of it back', async () => {
  const { li, work, world } = shop
  await world.turnTo('2026-11-20T23:00')
  await li.says(work, '/投诉 王五 13800000002 瓷砖破损')
  await li.says(work, '/级别 TS261120-02 重大')
  await world.turnTo('2026-11-20T23:30')
  expect(work.with('⏰ TS261120-02').text).toContain('应在 23:30 前知晓')
})

test('impact and urgency say how bad it is, with the reason; what is missing is asked for', async () => {
  const { li, work } = shop
  const [line] = await li.says(work, '/级别 TS261120-01 影响:低 紧急:中 客户不急用')
  expect(line?.text).toBe('TS261120-01 级别：一般 → 初级（李四：影响低、紧急中，客户不急用）')
  expect(await story()).toContain('定为初级：影响低、紧急中，原因：客户不急用')
  await li.says(work, '/级别 TS261120-01 影响:高')
  expect(work.last.text).toContain('TS261120-01 有多紧急？')
  await li.presses(work.last, '中')
  expect(work.with('李四：影响高、紧急中').text).toContain('⚠️ 重大 TS261120-01 · 张三')
  expect(await story()).toContain('定为重大：影响高、紧急中')
})

test('without either the level is asked for; without a matrix it must be said', async () => {
  const { li, work, world } = shop
  await li.says(work, '/级别 TS261120-01')
  expect(work.last.buttons.map(({ label }) => label)).toEqual(['初级', '一般', '重大', '危机'])
  world.bot.policy.severity.matrix = undefined
  const [no] = await li.says(work, '/级别 TS261120-01 影响:高 紧急:高')
  expect(no?.text).toContain('请直接写级别')
})

test('investigators are asked by name when it gets so bad, and nobody else may', async () => {
  const { li, admin, wang, work, world } = shop
  const he = world.person('何工', '1012')
  await he.says(work, '/我是 何工 售服专员')
  await admin.presses(work.last, '批准')
  await li.says(work, '/级别 TS261120-01 重大')
  const asked = work.with('请何工调查')
  expect(asked.text).toBe('@何工\n🔎 TS261120-01 · 张三 请何工调查')
  expect(asked.buttons.map(({ label }) => label)).toEqual(['调查'])
  const found = '/调查 TS261120-01 原因:板材有暗裂 背景:上月改过孔位 客户要求:换板'
  expect((await wang.says(work, found))[0]?.text).toBe('调查由何工来做，您不用操作，谢谢。')
  expect((await he.says(work, found))[0]?.text).toContain('工程部 调查')
})

test('after a plan the department is asked to tell the customer, by the answer alone', async () => {
  const { wang, work } = shop
  await wang.presses(card(), '知晓')
  const [answer, ...copies] = await wang.says(work, '/处理意见 TS261120-01 1 修补 11月25日')
  expect(answer?.text).toContain('请告诉客户怎么处理、几时完成')
  expect(copies.some(({ text }) => text.includes('请告诉客户'))).toBe(false)
  await wang.presses(answer as never, '已联系')
  expect(await story()).toContain('工程部联系了客户')
})
