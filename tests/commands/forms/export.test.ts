/** Who gets a link to a printed form, and where. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Case, openCase } from '../complaints/later-life.js'

let scene: Case
beforeEach(async () => {
  scene = await openCase()
})
afterEach(() => scene.world.close())

test('in a group the link goes to the direct room; whoever has none is told to open one', async () => {
  const { li, work } = scene
  const [no, ...none] = await li.says(work, '/导出 TS261120-01 客诉处理单')
  expect(no?.text).toBe('表上有客户电话，只能私聊发。请先私聊我说句话，再发一次 /导出。')
  expect(none).toEqual([])
  await li.says(li.direct, '你好')
  const told = await li.says(work, '/导出 TS261120-01 客诉处理单')
  expect(told.map(({ room, text }) => [room, text.split('\n')[0]])).toEqual([
    [work.id, 'TS261120-01 客诉处理单的链接已私聊发给您。'],
    [li.id, 'TS261120-01 客诉处理单，24 小时内有效'],
  ])
  expect(work.messages.map(({ text }) => text).join()).not.toContain('http')
})

test('each press gives the presser a link of their own', async () => {
  const { li, wang, work } = scene
  await wang.says(wang.direct, '你好')
  await li.says(work, '/导出 TS261120-01')
  await wang.presses(work.with('要哪张表'), '客户问题收集表')
  expect(wang.direct.last.text).toContain('客户问题收集表，24 小时内有效')
})

test('somebody who is not staff gets none', async () => {
  const stranger = scene.world.person('路人', '9999')
  const [no] = await stranger.says(stranger.direct, '/导出 TS261120-01 客诉处理单')
  expect(no?.text).not.toContain('http')
})

test('staff of another brand does not find the complaint', async () => {
  const { world, admin } = scene
  const other = world.room('-200', '岩板二店工作群')
  await admin.says(other, '/绑定 岩板二店 work')
  const ming = world.person('小明', '2001')
  await ming.says(other, '/我是 小明 客服专员')
  await admin.presses(other.last, '批准')
  expect((await ming.says(ming.direct, '/导出 TS261120-01 收集表'))[0]?.text).toContain('没有这个编号的投诉')
})
