/** At nine, whoever delivered is asked how it went, every working day until somebody says so (R003-020). */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Door, openDoor } from '../commands/visits/door.js'
import { labels } from '../commands/visits/office.js'

let door: Door

beforeEach(async () => {
  door = await openDoor('2026-03-12T13:30')
})
afterEach(() => door.world.close())

const asked = () => door.work.messages.filter(({ text }) => text.includes('没报结果'))

test('R003-020: the delivery lead is asked by name, from the second day on whoever plans as well, until it is reported', async () => {
  const { he, work, world } = door
  await world.turnTo('2026-03-13T09:05')
  const [first] = asked()
  expect(first?.text).toBe(
    '@何队\n还有 1 单送货没报结果，请发 /完成 或 /遗留，没送的请 /改期：\n· 3月12日 周四 SH260309-01 张三',
  )
  expect(labels(first)).toEqual(['完成', '遗留', '改期'])
  await world.turnTo('2026-03-14T09:05')
  expect(first?.text).toContain('没报结果的送货，转到 3月14日 周六 的名单')
  expect(labels(first)).toEqual([])
  const second = work.with('还有 1 单送货没报结果')
  expect(second.post.mentions.map(({ name }) => name)).toEqual(['何队', '安娜'])

  await he.presses(second, '完成')
  expect(await door.stateOf('SH260309-01')).toBe('done')
  expect(second.text).toContain('✓ 送货结果都报齐了')
  await world.turnTo('2026-03-14T15:05')
  expect(work.with('送货回访').text).toContain('张三')
  await world.turnTo('2026-03-16T09:05')
  expect(asked()).toHaveLength(1)
})

test('R003-020: one after the other in one post, whoever set out before the lead, and on their own list', async () => {
  const { he, li, work, world } = door
  await li.says(work, '/送货 赵六 13800000006 3月12日下午 江南里9号 水槽 原因:急')
  await he.says(work, '/出发 SH260312-01')
  await he.says(work, '/出发 SH260309-01')
  await world.turnTo('2026-03-13T09:05')
  const [post] = asked()
  expect(post?.text.split('\n').slice(-3)).toEqual([
    '· 3月12日 周四 SH260309-01 张三',
    '· 3月12日 周四 SH260312-01 赵六',
    '▶ SH260309-01 张三',
  ])
  const [list] = await he.says(work, '/待办')
  expect(list?.text).toContain('SH260309-01 送货 张三 · 3月12日 周四，没报结果')
  await he.presses(work.with('还有 2 单送货没报结果'), '改期')
  await he.presses(work.last, '3月16日 周一')
  expect(work.last.text).not.toContain('⚠️')
  expect(post?.text).toContain('还有 1 单送货没报结果')
  await he.says(work, '/遗留 SH260312-01 缺一块侧板')
  expect(post?.text).toContain('✓ 送货结果都报齐了')
  // Nobody is asked twice: an installation owes its sheet.
  expect(work.with('反馈单没交').text).toContain('AZ260309-01')
  expect(post?.text).not.toContain('AZ260309-01')
})
