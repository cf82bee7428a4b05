/** A delay that was announced changes the plan until somebody has seen to it (R003-005). */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { labels, type Office, openOffice } from './office.js'

let office: Office

beforeEach(async () => {
  office = await openOffice('2026-03-09T08:30')
  const { li, work } = office
  await li.says(work, '/客户 张三 13800000001 翡翠湾3栋1201 合同:HT2026-001 岩板台面*2')
  await li.says(work, '/送货 张三 13800000001 3月10日上午 翡翠湾3栋1201 岩板台面2套 原因:急')
  await li.says(work, '/送货 王五 13800000002 3月10日上午 江南里5号 水槽 原因:急')
  await li.says(work, '/送货 陈六 13800000003 3月10日下午 江南里6号 原因:急')
})
afterEach(() => office.world.close())

const states = async () => (await office.visits()).map(({ state, held }) => (held ? 'held' : state))

test('R003-005: nobody is asked whether they receive what comes late, and it is not confirmed with the others', async () => {
  const { world, work, li, an } = office
  await world.turnTo('2026-03-09T09:00')
  expect(work.with('送货确认').text).toContain('张三 SH260309-01、王五')
  await li.says(work, '/延期 张三 王五 货车路上耽误')
  expect(work.with('送货确认').text).not.toContain('张三')
  await world.turnTo('2026-03-09T15:00')
  const draft = work.with('送货草案')
  expect(draft.text).toContain('▶ 3月10日 周二 上午 SH260309-01 张三 · 岩板台面2套 货延期，还没改期')
  expect(draft.text).toContain('⚠️ 上午 SH260309-02 王五：货延期，还没改期')
  await an.presses(draft, '全部确认')
  expect(await states()).toEqual(['drafted', 'drafted', 'confirmed'])

  await an.says(work, '/改期 SH260309-01 3月12日 上午')
  expect(draft.text).not.toContain('张三')
  await an.says(work, '/暂缓 SH260309-02')
  expect(draft.text).toContain('✓ 送货草案已确认')
})

test('R003-005: the post says who was told and what became of their visits, with buttons for what is left', async () => {
  const { world, work, second, li, an } = office
  const [notice] = await li.says(work, '/延期 张三 王五 陈六 货车路上耽误')
  expect(labels(notice)).toEqual(['打电话', '改期 SH260309-01', '改期 SH260309-02', '改期 SH260309-03'])
  await an.says(an.direct, '/回电 延期通知')
  const card = an.direct.with('延期通知 · 张三')
  expect(card.text).toContain('货要延期，原因：货车路上耽误。请向客户说明。')
  await an.presses(card, '已告知')
  await an.says(work, '/改期 SH260309-01 3月12日 上午')
  expect(notice?.text).toContain('· 张三（SH260309-01） · 已告知、SH260309-01 改到 3月12日 周四 上午')
  expect(labels(notice)).toEqual(['打电话', '改期 SH260309-02', '改期 SH260309-03'])
  expect(second.with('【延期】').text).toContain('已告知、SH260309-01 改到')

  await an.presses(card, '已告知')
  await an.presses(card, '已告知')
  await an.says(work, '/取消 SH260309-02 客户不要了')
  expect(labels(notice)).toEqual(['改期 SH260309-03'])
  expect(notice?.text).not.toContain('逐个打电话')
  await world.turnTo('2026-03-09T15:01')
  await an.presses(work.with('送货草案'), '确认')
  expect(notice?.text.split('\n')).toEqual([
    expect.stringContaining('✓ 【延期】3 位客户都处理好了，原因：货车路上耽误'),
    '· 张三（SH260309-01） · 已告知、SH260309-01 改到 3月12日 周四 上午',
    '· 王五（SH260309-02） · 已告知、SH260309-02 已取消',
    '· 陈六（SH260309-03） · 已告知、SH260309-03 按原定时间',
  ])
  expect(labels(notice)).toEqual([])
})

test('R003-005: the goods are there: the visit stands again, and its customer is asked whether they receive', async () => {
  const { world, work, li, an } = office
  const [notice] = await li.says(work, '/延期 HT2026-001 缺料')
  await world.turnTo('2026-03-09T09:00')
  expect(work.with('送货确认').text).not.toContain('张三')
  await an.says(work, '/到货 HT2026-001')
  expect(work.with('加打').text).toContain('张三 SH260309-01')
  expect(notice?.text).toContain('SH260309-01 按原定时间')
  await world.turnTo('2026-03-09T15:00')
  expect(work.with('送货草案').text).not.toContain('货延期')
})

test('R003-005: what was confirmed before is to be confirmed again, and its planner is told', async () => {
  const { world, work, li, an } = office
  await world.turnTo('2026-03-09T15:00')
  const draft = work.with('送货草案')
  await an.presses(draft, '全部确认')
  const [notice] = await li.says(work, '/延期 王五 缺料')
  expect(notice?.text).toContain('@安娜')
  expect(draft.text).toContain('▶ 3月10日 周二 上午 SH260309-02 王五 · 水槽 货延期，还没改期')
  expect(await states()).toEqual(['confirmed', 'drafted', 'confirmed'])
})
