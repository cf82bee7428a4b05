/** Calls that were not made on their day, and lists that are asked for by a short name; 9 March 2026 is a Monday. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { labels, type Office, openOffice } from '../visits/office.js'

let office: Office
beforeEach(async () => {
  office = await openOffice('2026-03-09T10:00')
  const { li, world, work, an } = office
  await an.says(an.direct, '/帮助')
  await li.says(li.direct, '/帮助')
  await li.says(work, '/送货 张三 13800000001 3月9日上午 翡翠湾3栋1201 原因:急')
  await li.says(work, '/送货 王五 13800000002 3月10日上午 江南里5号 原因:急')
  await li.says(work, '/完成 SH260309-01')
  await world.turnTo('2026-03-10T12:00')
  await li.says(work, '/完成 SH260309-02')
})
afterEach(() => office.world.close())

const told = (start: string) => office.work.messages.filter(({ text }) => text.includes(start))

test('R003-020: what was due on a day before is named with that day, apart from what is due today', async () => {
  await office.world.turnTo('2026-03-11T15:00')
  expect(office.work.with('📞 送货回访，请打电话（0/2）').text).toBe(
    '@李四\n📞 送货回访，请打电话（0/2）\n还差 2 家：张三 SH260309-01、王五 SH260309-02\n已超时：张三 SH260309-01（3月10日 周二）\n今天到期：王五 SH260309-02',
  )
})

test('R003-020: what is overdue is told of above on each working day, once, until it is made', async () => {
  const { world, li } = office
  const AGAIN = '⚠️ 超时的电话还有'
  await world.turnTo('2026-03-11T08:59')
  expect(told(AGAIN)).toHaveLength(0)
  await world.turnTo('2026-03-11T18:30')
  expect(told(AGAIN).map(({ text }) => text)).toEqual([
    '@周敏\n⚠️ 超时的电话还有 1 个，请安排：\n· 送货回访：张三 SH260309-01（3月10日 周二）',
  ])
  expect(labels(told(AGAIN)[0])).toEqual(['送货回访 1'])
  await world.turnTo('2026-03-12T12:00')
  expect(told(AGAIN)).toHaveLength(2)
  expect(told(AGAIN)[1]?.text).toContain('还有 2 个')
  for (const customer of ['张三', '王五']) {
    await li.says(li.direct, `/回电 ${customer}`)
    await li.presses(li.direct.last, '满意')
  }
  await world.turnTo('2026-03-16T12:00')
  expect(told(AGAIN)).toHaveLength(2)
})

test('a list is found by a short name, or by what the visit is for; where several are meant, each has a button', async () => {
  const { world, li, work } = office
  await world.turnTo('2026-03-10T15:00')
  await li.says(li.direct, '/回电 安装')
  expect(li.direct.last.text).toBe('安装，没有要打的电话了。')
  await li.says(li.direct, '/回电 送货')
  expect(li.direct.last.text).toContain('📞 送货回访 · 张三')
  await li.says(work, '/送货 李姐 13800000003 3月11日上午 江南里6号 原因:急')
  await world.turnTo('2026-03-10T17:31')
  const [which] = await li.says(work, '/回电 送货')
  expect(which?.text).toBe('打哪个名单？')
  expect(labels(which)).toEqual(['送货回访 2', '送货时段 1'])
  const [alone] = await li.says(work, '/回电 时段')
  expect(alone?.text).toContain('单聊')
  const [unknown] = await li.says(work, '/回电 回访单')
  expect(unknown?.text).toBe('没有叫“回访单”的客户。\n打哪个名单？')
  expect(labels(unknown)).toContain('送货回访 2')
})
