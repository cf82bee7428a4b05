/** An installation for which the customer is not ready stays out of the schedule, and whoever plans it hears so (R003-010). */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Person } from '../../support/world.js'
import { labels, type Office, openOffice } from '../visits/office.js'

let office: Office
let jing: Person

beforeEach(async () => {
  office = await openOffice('2026-03-09T10:00')
  const { world, admin, work, li } = office
  jing = world.person('静经理', '1011')
  await jing.says(work, '/我是 静经理 安装部经理')
  await admin.presses(work.last, '批准')
  await li.says(work, '/安装 张三 13800000001 3月10日上午 江南里1号 师傅:老吴 13900000009 原因:急')
  await li.says(work, '/安装 王五 13800000002 3月10日上午 江南里2号 师傅:老吴 13900000009 原因:急')
  await li.says(work, '/条件 AZ260309-01 还差 燃气')
})
afterEach(() => office.world.close())

const messages = () => office.world.bot.store.transaction((db) => db.sms.findMany({ where: { number: 2 } }))

test('R003-010: what is missing keeps it out of the schedule and of message 2; the manager hears what and may move it', async () => {
  const { world, work, li } = office
  await world.turnTo('2026-03-09T16:00')
  const calls = work.with('📞 安装确认')
  expect(calls.text).toContain('还差 2 家：张三 AZ260309-01、王五 AZ260309-02')
  await world.turnTo('2026-03-09T17:00')
  expect(calls.text).toContain('还差 1 家：王五 AZ260309-02')
  const schedule = work.with('AZ260309-02 王五 138')
  expect(schedule.text).toContain('安装 · 3月10日 周二 · 1单')
  expect(schedule.text).not.toContain('张三')
  const left = work.with('没排')
  expect(left.text).toBe(
    '@静经理\n⚠️ 客户没准备好，没排 1 家，请改期：\n· AZ260309-01 张三（3月10日 周二 上午）：还差 燃气',
  )
  expect(labels(left)).toEqual(['改期 张三'])
  expect(await office.visits()).toMatchObject([{ held: true, state: 'booked' }, { state: 'posted' }])
  expect((await messages()).map(({ visitId }) => visitId)).toEqual([2])
  const [story] = await li.says(work, '/查看 AZ260309-01')
  expect(story?.text).toContain('客户没准备好，没排：还差 燃气')
  await jing.presses(left, '改期 张三')
  expect(work.last.text).toContain('改到哪天？')
  await jing.says(work, '/改期 AZ260309-01 3月13日上午')
  expect(left).toMatchObject({ text: '✓ 没准备好的，都定了', buttons: [] })
})

test('R003-010: ready after the schedule it is taken up by one tap, and every room hears so', async () => {
  const { world, work, depot } = office
  await world.turnTo('2026-03-09T17:30')
  const [noted] = await jing.says(work, '/条件 AZ260309-01 全部就绪')
  expect(labels(noted)).toEqual(['恢复', '改期'])
  if (!noted) throw new Error('no answer')
  await jing.presses(noted, '恢复')
  expect(await office.visits()).toMatchObject([{ held: false, state: 'posted' }, {}])
  expect(depot.last.text).toContain('【变更】恢复 AZ260309-01（安装 张三 3月10日 周二 上午')
  expect((await messages()).map(({ visitId }) => visitId)).toEqual([2, 1])
})

test('R003-010: said why it goes ahead, it stands in the schedule', async () => {
  const { world, work, li } = office
  await li.says(work, '/条件 AZ260309-01 照样上门 业主同意')
  await world.turnTo('2026-03-09T17:00')
  expect(work.with('AZ260309-02 王五').text).toContain('张三')
  expect(work.messages.some(({ text }) => text.includes('没排'))).toBe(false)
})

test('R003-010: missing after the schedule, it says that everybody reads it; message 2 waits', async () => {
  const { world, work, li } = office
  await world.turnTo('2026-03-09T17:10')
  const [noted] = await li.says(work, '/条件 AZ260309-02 还差 水电')
  expect(noted?.text).toBe('⚠️ 安装条件 AZ260309-02 王五：还差 水电，但已在排班里，请改期或照样上门')
  expect(await messages()).toMatchObject([{ state: 'dropped' }])
  await li.says(work, '/条件 AZ260309-02 照样上门 业主同意')
  expect(await messages()).toMatchObject([{ state: 'prepared' }])
})
