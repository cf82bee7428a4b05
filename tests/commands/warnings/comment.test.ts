/** What is said and is no complaint: kept as a comment, by a command or by the other button of the quiet offer. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Garage, openGarage } from '../points/garage.js'

let scene: Garage

beforeEach(async () => {
  scene = await openGarage()
})
afterEach(() => scene.world.close())

const comments = () =>
  scene.world.bot.store.read(({ sql }) => sql.all<{ text: string }>('SELECT "text" FROM "CustomerNote" ORDER BY "id"'))

test('a comment stands in the history and counts in the report; no complaint is opened', async () => {
  const { li, boss, work } = scene
  await li.says(work, '/意见 张三 希望周末也能送货')
  expect(work.last.text).toBe('已记 张三 的意见：希望周末也能送货')
  await li.says(work, '/意见 张三 希望周末也能送货')
  expect(work.last.text).toBe('张三 的这条意见已经记过，不用再记。')
  await li.says(work, '/客户 张三 历史')
  expect(work.last.text).toContain('意见：希望周末也能送货')
  await boss.says(boss.direct, '/报表')
  expect(boss.direct.last.text).toContain('客户意见 1 条（不是投诉）')
  expect(boss.direct.last.text).toContain('投诉 1，')
})

test('the words and the customer are asked for', async () => {
  const { li, work } = scene
  await li.says(work, '/意见')
  expect(work.last.text).toContain('客户怎么说？')
  await li.says(work, '希望周末也能送货', { replyTo: work.last })
  expect(work.last.text).toContain('客户叫什么名字？')
  await li.says(work, '张三', { replyTo: work.last })
  expect(work.last.text).toBe('已记 张三 的意见：希望周末也能送货')
})

test('the offer: no complaint of a customer on file becomes a comment, once', async () => {
  const { li, work } = scene
  await li.says(work, '13800000001 说台面裂缝，要投诉')
  const offer = work.last
  expect(offer.buttons.map(({ label }) => label)).toEqual(['开投诉单', '不是投诉'])
  const no = offer.buttons[1]?.id ?? ''
  await li.presses(offer, '不是投诉')
  expect(offer.text).toBe('不是投诉，已记为 张三 的意见')
  expect(offer.buttons).toEqual([])
  await li.pressesChoice(offer, no)
  expect(await comments()).toEqual([{ text: '说台面裂缝，要投诉' }])
})

test('of nobody on file the offer only goes away', async () => {
  const { li, work } = scene
  const before = work.messages.length
  await li.says(work, '有人说台面裂缝，要投诉')
  const offer = work.last
  await li.presses(offer, '不是投诉')
  expect(offer.text).toBe('不是投诉')
  expect(work.messages.length).toBe(before + 1)
  expect(await comments()).toEqual([])
})
