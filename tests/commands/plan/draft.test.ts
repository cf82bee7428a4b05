/** The draft of tomorrow (R003-013, R003-022), the warehouse's signature (R003-014), and changes on short notice (R003-019). */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Person } from '../../support/world.js'
import { labels, type Office, openOffice } from '../visits/office.js'

let office: Office
let jing: Person

beforeEach(async () => {
  office = await openOffice('2026-03-09T10:00')
  const { world, admin, work } = office
  jing = world.person('静经理', '1011')
  await jing.says(work, '/我是 静经理 安装部经理')
  await admin.presses(work.last, '批准')
  await says('/送货 张三 13800000001 3月10日上午 翡翠湾3栋1201 岩板台面2套 原因:急')
  await says('/送货 王五 13800000002 3月10日上午10点 江南里5号 水槽 原因:急')
  await says('/送货 陈六 13800000003 3月10日下午 江南里6号 原因:急')
  await says('/安装 钱七 13800000004 3月10日下午 江南里7号 原因:急')
})
afterEach(() => office.world.close())

const says = async (line: string) => (await office.li.says(office.work, line))[0]
const states = async () => (await office.visits()).map(({ state, held }) => (held ? 'held' : state))

test('R003-013, R003-022: the draft goes to whoever plans each part, and is worked off by taps in one post', async () => {
  const { world, work, an } = office
  await world.turnTo('2026-03-09T15:00')
  const deliveries = work.with('送货草案')
  expect(deliveries.text.split('\n').slice(0, 2)).toEqual(['@安娜', '送货草案 3月10日 周二 · 3单，请在 17:00 前确认'])
  expect(deliveries.text).toContain('▶ 3月10日 周二 上午 SH260309-01 张三 · 岩板台面2套')
  expect(deliveries.text).not.toContain('翡翠湾')
  expect(labels(deliveries)).toEqual(['全部确认', '确认', '改期', '暂缓'])
  const installations = work.with('安装草案')
  expect(installations.post.mentions.map(({ name }) => name)).toEqual(['静经理'])
  expect(installations.text).toContain('▶ 3月10日 周二 下午 AZ260309-01 钱七 没问安装条件、没安排师傅')
  expect(labels(installations)).toEqual(['都就绪，确认', '还差', '改期', '暂缓'])
  expect(await states()).toEqual(['drafted', 'drafted', 'drafted', 'drafted'])

  await an.presses(deliveries, '确认')
  expect(deliveries.text).toContain('还差 2 家：王五、陈六')
  await an.presses(deliveries, '暂缓')
  expect(deliveries.text).toContain('暂缓 1 家：王五')
  await an.presses(deliveries, '改期')
  await an.presses(work.last, '3月12日 周四')
  expect(deliveries.text).toContain('✓ 送货草案已确认 3月10日 周二 · 1单')
  expect(labels(deliveries)).toEqual([])

  await world.turnTo('2026-03-09T17:00')
  const post = work.with('送货安装排班')
  expect(post.text).toContain('张三')
  expect(post.text).toContain('钱七')
  expect(post.text).not.toContain('王五')
  expect(post.text).not.toContain('未确认')
  // Where a card cannot be changed, its first line is all that is said.
  expect(installations.text.split('\n')).toContain('安装排班已发布 3月10日 周二 · 1单，未确认 1 家：钱七')
  expect(labels(installations)).toEqual([])
  expect(await states()).toEqual(['posted', 'held', 'booked', 'posted'])
})

test('R003-013: all at once; what is on hold is taken up again by its code, and told when the schedule is out', async () => {
  const { world, work, an } = office
  await world.turnTo('2026-03-09T15:00')
  await an.says(work, '/暂缓 SH260309-02 没付尾款')
  expect(work.last.text).toContain('已暂缓 SH260309-02（送货 王五 3月10日 周二 10:00），原因：没付尾款')
  await an.presses(work.with('送货草案'), '全部确认')
  expect(await states()).toEqual(['confirmed', 'held', 'confirmed', 'drafted'])
  await world.turnTo('2026-03-09T17:30')
  await an.says(work, '/确认排班 SH260309-02')
  expect(work.with('【变更】').text).toContain('【变更】恢复 SH260309-02（送货 王五 3月10日 周二 10:00）')
  expect(await states()).toEqual(['posted', 'posted', 'posted', 'posted'])
})

test('R003-014: the warehouse signs for the schedule; while it is silent its deputy is called, then the manager', async () => {
  const { world, admin, work, depot, zhao, wang } = office
  await admin.says(work, '/联络人 仓储部 @王强 @赵六', { mentions: [wang, zhao] })
  await world.turnTo('2026-03-09T17:14')
  expect(labels(depot.with('送货安装排班'))).toEqual(['知晓'])
  expect(labels(work.with('送货安装排班'))).toEqual([])
  await world.turnTo('2026-03-09T17:15')
  const silent = work.with('仓库 17:15 前没有知晓排班（4单）')
  expect(silent.post.mentions.map(({ name }) => name)).toEqual(['赵六'])
  await world.turnTo('2026-03-09T17:30')
  expect(work.with('没有知晓排班').post.mentions.map(({ name }) => name)).toEqual(['静经理'])
  await wang.presses(depot.with('送货安装排班'), '知晓')
  expect(depot.last.text).toContain('✓ 王强 17:30 已知晓排班')
  expect(silent.text).toContain('✓ 王强 17:30 已知晓排班')
  expect(labels(depot.with('送货安装排班'))).toEqual([])
  expect((await zhao.says(depot, '/知晓'))[0]?.text).toContain('王强 17:30 已经知晓')
})

test('R003-014: who signs in time is left in peace', async () => {
  const { world, admin, work, depot, wang } = office
  await admin.says(work, '/联络人 仓储部 @王强', { mentions: [wang] })
  await world.turnTo('2026-03-09T17:05')
  await wang.presses(depot.with('送货安装排班'), '知晓')
  const seen = await office.sees(() => world.turnTo('2026-03-09T17:29'))
  expect(seen.filter(({ text }) => text.includes('没有知晓排班'))).toEqual([])
})

test('R003-019: less than two hours before, a change warns, puts the customer on the call list and is told to the planners', async () => {
  const { world, work, li } = office
  await world.turnTo('2026-03-10T08:00')
  await li.says(work, '/改期 SH260309-02 3月12日上午 车坏了')
  const warned = work.with('【变更】改期 SH260309-02')
  expect(warned.text).not.toContain('请马上电话告诉客户')
  await world.turnTo('2026-03-10T10:01')
  await li.says(work, '/改期 SH260309-03 3月12日上午 车坏了')
  const near = work.with('【变更】改期 SH260309-03')
  expect(near.text).toContain('@安娜 @静经理')
  expect(near.text).toContain('⚠️ 离原定时间不到2小时，请马上电话告诉客户：陈六 138****0003')
  const calls = await world.bot.store.transaction((db) => db.call.findMany({ where: { kind: 'change' } }))
  expect(calls).toMatchObject([{ state: 'open', visitId: 3, day: '2026-03-10' }])
})

test('R003-013, R003-019: what is put on hold after the post is told to every room, and is in no schedule any more', async () => {
  const { world, work, depot, li } = office
  await world.turnTo('2026-03-10T11:00')
  await li.says(work, '/暂缓 SH260309-03 客户不在家')
  for (const room of [work, depot])
    expect(room.with('【变更】').text).toContain(
      '【变更】暂缓 SH260309-03（送货 陈六 3月10日 周二 下午），原因：客户不在家',
    )
  expect(work.with('【变更】').text).toContain('请马上电话告诉客户')
  expect((await says('/排班 今天'))?.text).not.toContain('陈六')
  expect((await says('/暂缓 SH260309-03'))?.text).toContain('已经暂缓')
})

test('the draft is shown again on demand, and the policy says when it comes', async () => {
  const { world, work } = office
  await world.turnTo('2026-03-09T15:05')
  await says('/草案')
  expect(work.with('安装草案').text).toContain('▶ 3月10日 周二 下午 AZ260309-01 钱七')
  await says('/制度')
  await office.li.presses(work.with('现行制度'), '排班')
  expect(work.last.text).toContain('15:00 发明日草案给计划员')
  expect(work.last.text).toContain('已发布的上门，改动少于2小时要马上电话告诉客户')
})

test('R003-014: the sheet is signed by a reaction or a word as well; it stays word for word what was posted', async () => {
  const { world, depot, li, wang, zhao, work, admin } = office
  await admin.says(work, '/联络人 仓储部 @王强', { mentions: [wang] })
  await li.says(work, '/送货 张三 13800000001 3月10日上午 翡翠湾3栋1201 岩板台面2套 原因:急')
  await world.turnTo('2026-03-09T17:00')
  const sheet = depot.with('送货安装排班')
  const said = sheet.text
  // Whoever does not sign for the warehouse may say the word.
  expect(await zhao.says(depot, '收到')).toEqual([])
  expect(labels(sheet)).toEqual(['知晓'])
  expect((await wang.says(depot, '收到'))[0]?.text).toBe('✓ 王强 17:00 已知晓排班')
  expect(depot.with('送货安装排班').text).toBe(`✓ 王强 17:00 已知晓排班\n${said}`)
  expect(labels(depot.with('送货安装排班'))).toEqual([])
  await world.turnTo('2026-03-10T16:30')
  await li.says(work, '/送货 王五 13800000002 3月11日上午 江南里5号 岩板 原因:急')
  await world.turnTo('2026-03-10T17:01')
  await wang.reacts(depot.with('送货安装排班 3月11日'), '✅')
  expect(depot.with('送货安装排班 3月11日').text).toContain('✓ 王强 17:01 已知晓排班')
  expect(await wang.says(depot, '收到')).toEqual([])
})
