/** The service visits of a day: done or not (R003-035), tomorrow's (R003-033), and calls after which nobody came (R003-032). */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Person } from '../../support/world.js'
import { labels, type Office, openOffice } from '../visits/office.js'

let office: Office
let shou: Person

beforeEach(async () => {
  office = await openOffice('2026-03-09T10:00')
  const { world, admin, work } = office
  shou = world.person('首售', '1012')
  await shou.says(work, '/我是 首售 售服专员')
  await admin.presses(work.last, '批准')
  await shou.says(work, '/报修 张三 13800000001 3月10日上午 翡翠湾3栋1201 漏水')
  await shou.says(work, '/报修 王五 13800000002 3月10日下午 江南里5号 松动')
})
afterEach(() => office.world.close())

test('R003-033: the service visits of tomorrow are posted at 17:30 in the work rooms, laid out as the schedule is', async () => {
  const { world, work, second, depot } = office
  await world.turnTo('2026-03-09T17:30')
  for (const room of [work, second])
    expect(room.with('售服排班').text).toBe(
      [
        '售服排班 3月10日 周二',
        '售服 · 3月10日 周二 · 2单',
        '· 上午 SF260309-01 张三 138****0001，翡翠湾3栋1201，漏水',
        '· 下午 SF260309-02 王五 138****0002，江南里5号，松动',
      ].join('\n'),
    )
  expect(depot.messages.filter(({ text }) => text.includes('售服'))).toEqual([])
  expect((await office.visits()).map(({ state }) => state)).toEqual(['posted', 'posted'])
  await shou.says(work, '/报修 钱七 13800000004 3月10日下午 江南里7号 异响')
  expect(second.last.text).toContain('【变更】加单 SF260309-03（售服 钱七 3月10日 周二 下午）')
  expect(depot.messages.filter(({ text }) => text.includes('钱七'))).toEqual([])
})

test('R003-035: at 16:00 each visit is done or not by one tap; what is not done is in the plan of tomorrow', async () => {
  const { world, work } = office
  await world.turnTo('2026-03-10T16:00')
  const card = work.with('今日售服完成了吗')
  expect(card.text).toContain('@首售')
  expect(card.text).toContain('还差 2 家：张三、王五')
  expect(labels(card)).toEqual(['完成', '未完成'])
  await shou.presses(card, '完成')
  expect(card.text).toContain('还差 1 家：王五')
  await shou.presses(card, '未完成')
  expect(card.text).toContain('✓ 今日售服已核对')
  expect(work.last.text).toContain('已改期 SF260309-02（售服 王五）：3月10日 周二 下午 → 3月11日 周三 下午')
  expect(await office.visits()).toMatchObject([{ state: 'done' }, { state: 'drafted', day: '2026-03-11', half: 'pm' }])
  await world.turnTo('2026-03-10T17:30')
  expect(work.with('售服排班 3月11日').text).toContain('下午 SF260309-02 王五')
})

test('R003-032: 48 hours after the call nobody was at the door: told once, to whoever sends people out and to the manager', async () => {
  const { world, admin, work } = office
  const jing = world.person('静经理', '1011')
  await jing.says(work, '/我是 静经理 安装部经理')
  await admin.presses(work.last, '批准')
  await shou.says(work, '/改期 SF260309-02 3月13日上午 客户要求')
  await world.turnTo('2026-03-10T11:00')
  await shou.says(work, '/完成 SF260309-01')
  await world.turnTo('2026-03-11T09:59')
  expect(work.messages.filter(({ text }) => text.includes('没有按时上门'))).toEqual([])
  await world.turnTo('2026-03-11T10:00')
  const late = work.with('没有按时上门')
  expect(late.post.mentions.map(({ name }) => name)).toEqual(['首售', '静经理'])
  expect(late.text).toContain('SF260309-02 王五 · 松动 · 报修 3月9日 周一 10:00 · 约 3月13日 周五')
  await world.turnTo('2026-03-12T16:00')
  expect(work.messages.filter(({ text }) => text.includes('没有按时上门'))).toHaveLength(1)
})

test('R003-032: what is late in the night is told when the quiet hours end', async () => {
  const { world, work } = office
  await shou.says(work, '/取消 SF260309-01')
  await shou.says(work, '/取消 SF260309-02')
  await world.turnTo('2026-03-09T23:30')
  await shou.says(work, '/报修 钱七 13800000004 3月13日下午 江南里7号 异响')
  await world.turnTo('2026-03-12T06:59')
  expect(work.messages.filter(({ text }) => text.includes('没有按时上门'))).toEqual([])
  await world.turnTo('2026-03-12T07:00')
  expect(work.with('没有按时上门').text).toContain('SF260309-03 钱七')
})

test('R003-033: an evening without service visits says nothing', async () => {
  const { world, work } = office
  await world.turnTo('2026-03-10T17:30')
  expect(work.messages.filter(({ text }) => text.includes('无售服'))).toEqual([])
})
