/** The questions of a call back: one message, one tap each; nothing counts before the last. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShop, type Shop } from '../../support/shop.js'

let scene: Shop

async function opened(policy: string): Promise<Shop> {
  const shop = await openShop({ environment: { POLICY: policy } })
  const [, card] = await shop.li.says(shop.work, '/投诉 张三 13800000001 台面开裂')
  if (card) await shop.wang.presses(card, '知晓')
  await shop.wang.says(shop.work, '/处理意见 TS261120-01 1 更换台面 11月25日')
  await shop.wang.says(shop.work, '/原因 TS261120-01 1 质量 板材有暗裂')
  return shop
}

beforeEach(async () => {
  scene = await opened('service-centre')
})
afterEach(() => scene.world.close())

const question = () => scene.work.with('TS261120-01 回访')

test('eight questions and a score in one message, then it is closed and the answers stand in the story', async () => {
  const { li, work, world } = scene
  const [asked] = await li.says(work, '/回访 TS261120-01 满意 5分')
  expect(asked?.text).toBe('TS261120-01 回访 1/9\n着装整洁、说话文明吗？')
  expect(asked?.buttons.map(({ label }) => label)).toEqual(['是', '否', '跳过问卷'])
  const before = world.adapter.messages.length
  for (const answer of ['是', '是', '否', '是', '是', '是', '是', '是']) await li.presses(question(), answer)
  expect(world.adapter.messages).toHaveLength(before)
  expect(question().text).toBe('TS261120-01 回访 9/9\n售后服务打几分？')
  await li.presses(question(), '4')
  expect(work.with('已结案').text).toContain('TS261120-01 回访：满意、5分。已结案')
  expect(work.with('回访问卷').text).toContain('按约好的时间到了吗？ 否')
  const [story] = await li.says(work, '/查看 TS261120-01')
  expect(story?.text).toContain('按约好的时间到了吗？ 否')
  expect(story?.text).toContain('售后服务：4分')
})

test('no time: the rest is left out, what was answered is kept', async () => {
  const { li, work } = scene
  await li.says(work, '/回访 TS261120-01 满意')
  await li.presses(question(), '否')
  await li.presses(question(), '跳过问卷')
  expect(work.with('已结案').text).toContain('回访：满意。已结案')
  expect(work.with('回访问卷').text).toBe('TS261120-01 回访问卷\n· 着装整洁、说话文明吗？ 否')
})

test('only whoever asks goes on; a stale tap changes nothing, and nobody closes it twice', async () => {
  const { li, admin, work, world } = scene
  const [asked] = await li.says(work, '/回访 TS261120-01 满意')
  const first = asked?.buttons[0]?.id ?? ''
  await li.presses(question(), '是')
  await admin.presses(question(), '是')
  expect(admin.toast).toBe('这个按钮是给别人的。')
  expect(question().text).toContain('回访 2/9')
  await li.pressesChoice(question(), first)
  await li.presses(question(), '跳过问卷')
  const before = world.adapter.messages.length
  await li.pressesChoice(work.with('回访问卷'), first)
  expect(world.adapter.messages.length - before).toBeLessThan(2)
  const [story] = await li.says(work, '/查看 TS261120-01')
  expect(story?.text.match(/回访满意，结案/g)).toHaveLength(1)
})

test('a restart in the middle: the next tap goes on', async () => {
  const { li, work, world } = scene
  await li.says(work, '/回访 TS261120-01 不满意')
  await li.presses(question(), '是')
  await world.down()
  await world.boot()
  await li.presses(question(), '否')
  expect(question().text).toContain('回访 3/9')
  await li.presses(question(), '跳过问卷')
  expect(work.with('进入第 2 轮').text).toContain('回访：不满意')
})

test('another dealer asks no questions', async () => {
  await scene.world.close()
  scene = await opened('slab-dealer')
  const [closed] = await scene.li.says(scene.work, '/回访 TS261120-01 满意')
  expect(closed?.text).toContain('已结案')
})
