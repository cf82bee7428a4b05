/** Crews, their capacity and days of rest; 9 March 2026 is a Monday, the brand rests on Sundays. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { labels, type Office, openOffice } from '../visits/office.js'

let office: Office
beforeEach(async () => {
  office = await openOffice()
  await office.admin.says(office.work, '/班组 加 一组 安装 13900000009 1 @陈师傅', { mentions: [office.chen] })
})
afterEach(() => office.world.close())

const install = (name: string, when: string, more = '') =>
  office.li.says(office.work, `/安装 ${name} 1380000000${name.length} ${when} 江南里5号 师傅:一组 ${more}`)

test('a crew is added, changed and shown with what it has to do', async () => {
  const { admin, work } = office
  expect(work.last.text).toBe('已加班组 一组（安装，每半天 1 单）组长 陈师傅 139****0009')
  await install('张三', '3月12日上午')
  expect((await admin.says(work, '/班组'))[0]?.text).toBe(
    [
      '岩板一店 班组 1 个',
      '· 一组（安装，每半天 1 单）组长 陈师傅 139****0009：3月9日 周一 上午0 下午0、3月10日 周二 上午0 下午0、3月11日 周三 上午0 下午0',
    ].join('\n'),
  )
  expect((await admin.says(work, '/班组 一组 每半天:2'))[0]?.text).toContain('每半天 2 单')
  expect((await admin.says(work, '/班组 一组'))[0]?.text).toContain('3月12日 周四 上午1 下午0')
  await admin.says(work, '/班组 加 二组')
  expect(labels(work.last)).toEqual(['送货', '安装', '售服'])
  await admin.presses(work.last, '送货')
  expect(work.last.text).toBe('已加班组 二组（送货，每半天 2 单）')
  expect((await admin.says(work, '/班组 删 二组'))[0]?.text).toContain('已删班组 二组')
  expect((await admin.says(work, '/班组 二组'))[0]?.text).toContain('没有班组“二组”')
})

test('a visit gets its crew, its number and whoever leads it', async () => {
  const [card] = await install('张三', '3月13日 下午3点')
  expect(card?.text).toContain('师傅: 一组 139****0009')
  const [visit] = await office.visits()
  expect(visit).toMatchObject({ crew: '一组', crewPhone: '13900000009', teamId: 1, half: 'pm' })
  expect(visit?.crewId).not.toBeNull()
})

test('a full half-day shows the nearest free ones; an hour counts for its half; one tap books', async () => {
  const { li, work } = office
  await install('张三', '3月13日 下午3点')
  await install('李老四', '3月13日下午')
  const ask = work.last
  expect(ask.text).toContain('一组 3月13日 周五 下午 已满（每半天 1 单）')
  expect(labels(ask)).toEqual([
    '3月13日 周五 上午',
    '3月14日 周六 上午',
    '3月14日 周六 下午',
    '3月16日 周一 上午',
    '照样预约',
  ])
  expect(await office.visits()).toHaveLength(1)
  await li.presses(ask, '3月14日 周六 上午')
  expect((await office.visits()).at(-1)).toMatchObject({ day: '2026-03-14', half: 'am', teamId: 1 })
})

test('the answer may be typed; booking all the same needs a reason, which is kept', async () => {
  const { li, work } = office
  await install('张三', '3月13日下午')
  await install('李老四', '3月13日下午')
  await li.says(work, '3月16日下午', { replyTo: work.last })
  expect((await office.visits()).at(-1)).toMatchObject({ day: '2026-03-16', half: 'pm' })
  await install('王', '3月13日下午')
  await li.presses(work.last, '照样预约')
  expect(work.last.text).toContain('请选原因')
  await li.says(work, '业主要出国', { replyTo: work.last })
  const card = work.with('已预约安装 AZ260309-03')
  expect(card.text).toContain('一组 3月13日 周五 下午 照样预约，原因：业主要出国')
  expect((await office.timeline()).map(({ what }) => what)).toContain('timeline-crew.overruled')
  expect((await office.timeline()).find(({ what }) => what === 'timeline-crew.overruled')?.details).toMatchObject({
    reason: '业主要出国',
  })
})

test('R003-040: a day of rest of the crew or the brand is no day to come; it can be taken back', async () => {
  const { admin, work } = office
  await install('张三', '3月13日下午')
  const [rests] = await admin.says(work, '/班组 一组 休息 3月13日 到 3月14日')
  expect(rests?.text).toBe(
    '@安娜\n一组 休息：3月13日 周五 至 3月14日 周六\n⚠️ 那几天已约 1 单，请换师傅或改期：\n· AZ260309-01 张三 3月13日 周五 下午',
  )
  expect(labels(rests)).toEqual(['换师傅 张三', '改期 张三'])
  await install('李老四', '3月14日上午')
  expect(work.last.text).toContain('一组 3月14日 周六 上午 休息')
  expect(labels(work.last)[0]).toBe('3月16日 周一 上午')
  await install('李老四', '3月15日上午')
  expect(work.last.text).toContain('3月15日 周日 上午 是休息日，一组 不上班')
  await admin.says(work, '/班组 一组 上班 3月14日')
  const [card] = await install('李老四', '3月14日上午')
  expect(card?.text).toContain('已预约安装')
})

test('R003-041: a leader on leave without a deputy; with one the crew goes', async () => {
  const { admin, chen, work } = office
  await chen.says(work, '/请假 3月13日')
  await admin.presses(work.last, '批准')
  await install('张三', '3月13日上午')
  expect(work.last.text).toContain('陈师傅 3月13日 周五 上午 请假，没有代班')
  await chen.says(work, '/请假 取消')
  const [card] = await install('张三', '3月13日上午')
  expect(card?.text).toContain('已预约安装')
})

test('R003-041: a deputy who leads another crew drives for both to no more than one of them can do', async () => {
  const { admin, chen, li, wang, work } = office
  await admin.says(work, '/班组 加 二组 安装 13900000010 1 @王强', { mentions: [wang] })
  await chen.says(work, '/请假 3月13日 代理:@王强')
  await admin.presses(work.last, '批准')
  await li.says(work, '/安装 李老四 13800000003 3月13日上午 江南里6号 师傅:二组')
  await install('张三', '3月13日上午')
  expect(work.last.text).toContain('一组 3月13日 周五 上午 已满（每半天 1 单）')
  expect(labels(work.last)[0]).toBe('3月13日 周五 下午')
  await li.presses(work.last, '3月13日 周五 下午')
  await li.says(work, '/安装 赵大牛 13800000004 3月13日下午 江南里8号 师傅:二组')
  expect(work.last.text).toContain('二组 3月13日 周五 下午 已满（每半天 1 单）')
  expect((await admin.says(work, '/班组 二组'))[0]?.text).toContain('3月13日 周五 上午1 下午0')
  const [card] = await install('王', '3月14日上午')
  expect(card?.text).toContain('已预约安装')
})

test('R003-019: a move respects what the crew has to do, and may be overruled', async () => {
  const { li, work } = office
  await install('张三', '3月13日上午')
  await install('李老四', '3月14日上午')
  await li.says(work, '/改期 AZ260309-02 3月13日上午 客户出差')
  expect(work.last.text).toContain('一组 3月13日 周五 上午 已满')
  await li.presses(work.last, '3月13日 周五 下午')
  expect((await office.visits()).at(-1)).toMatchObject({ day: '2026-03-13', half: 'pm' })
  await li.says(work, '/改期 AZ260309-02 上午')
  await li.presses(work.last, '照样预约')
  await li.presses(work.last, '客户要求')
  expect((await office.visits()).at(-1)).toMatchObject({ day: '2026-03-13', half: 'am' })
  expect(work.with('已改期 AZ260309-02').text).toBeDefined()
  await li.says(work, '/改期 AZ260309-02 3月2日上午')
  expect(work.last.text).toContain('3月2日 周一 上午 已经过了')
})

test('R003-022: a booked visit goes to another crew; whether that can come is looked at', async () => {
  const { admin, li, work, second, world } = office
  await admin.says(work, '/班组 加 二组 安装 13900000010 1')
  await install('张三', '3月13日上午')
  await li.says(work, '/安装 李老四 13800000003 3月13日上午 江南里6号 师傅:二组')
  await li.says(work, '/改期 AZ260309-01 师傅:二组')
  expect(work.last.text).toContain('二组 3月13日 周五 上午 已满')
  await li.says(work, '/改期 AZ260309-01 3月14日上午 师傅:二组')
  expect(work.last.text).toContain('3月13日 周五 上午 → 3月14日 周六 上午，二组')
  expect((await office.visits())[0]).toMatchObject({
    day: '2026-03-14',
    crew: '二组',
    crewPhone: '13900000010',
    teamId: 2,
    crewId: null,
  })
  await world.turnTo('2026-03-13T17:00')
  await li.says(work, '/改期 AZ260309-01 师傅:一组')
  expect(second.last.text).toBe('【变更】换师傅 AZ260309-01（安装 张三 3月14日 周六 上午）：一组')
  expect((await office.visits())[0]).toMatchObject({ state: 'posted', teamId: 1, crewPhone: '13900000009' })
})

test('the same customer twice in a half-day is asked about', async () => {
  const { li, work } = office
  const booking = '/送货 张三 13800000002 3月13日上午 江南里5号 岩板'
  await li.says(work, booking)
  await li.says(work, booking)
  expect(work.last.text).toContain('张三 3月13日 周五 上午 已有送货 SH260309-01，再约一单？')
  expect(await office.visits()).toHaveLength(1)
  await li.presses(work.last, '再约一单')
  expect(await office.visits()).toHaveLength(2)
})

test('only those who plan see and change crews', async () => {
  const [no] = await office.wang.says(office.work, '/班组')
  expect(no?.text).toContain('/班组 只有')
})

test('R003-022: whoever confirms the drafts looks at the crews, and changes none', async () => {
  const { an, admin, work } = office
  expect((await an.says(work, '/班组'))[0]?.text).toContain('一组（安装，每半天 1 单）')
  const [one] = await an.says(work, '/班组 一组')
  expect(one?.text).toContain('一组（安装，每半天 1 单）')
  expect(labels(one)).toEqual([])
  for (const change of ['一组 每半天:3', '一组 休息 3月13日', '加 二组 安装'])
    expect((await an.says(work, `/班组 ${change}`))[0]?.text).toBe('您可以看班组。要改请找安装部经理或店长。')
  expect((await admin.says(work, '/班组 一组'))[0]?.text).toContain('每半天 1 单')
})

test('a crew that is there already: the answer says how it is changed', async () => {
  const { admin, work } = office
  expect((await admin.says(work, '/班组 加 一组 安装'))[0]?.text).toBe('“一组”已经有了。要改请发：/班组 一组 每半天:2')
  expect((await admin.says(work, '/班组 一组 每半天:2'))[0]?.text).toContain('每半天 2 单')
})
