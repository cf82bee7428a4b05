/** Leave and rest days that meet visits which are booked; 9 March 2026 is a Monday, the brand rests on Sundays. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Person } from '../../support/world.js'
import { labels, type Office, openOffice } from './office.js'

let office: Office
let liu: Person
beforeEach(async () => {
  office = await openOffice()
  const { world, admin, work } = office
  liu = world.person('刘师傅', '1011')
  await liu.says(work, '/我是 刘师傅 安装师傅')
  await admin.presses(work.last, '批准')
  await admin.says(work, '/人员 手机 刘师傅 13900000077')
})
afterEach(() => office.world.close())

const install = (name: string, when: string, crew: string) =>
  office.li.says(office.work, `/安装 ${name} 1380000000${name.length} ${when} 江南里5号 岩板 师傅:${crew} 原因:急`)

async function isOnLeave(person: Person, words: string) {
  const { admin, work } = office
  await person.says(work, `/请假 ${words}`)
  await admin.presses(work.with(`${person.name}请假`), '批准')
}

test('R003-041: leave without a deputy names what is planned, to whoever plans it, with another crew or another day', async () => {
  const { li, an, chen, admin, work } = office
  await admin.says(work, '/班组 加 一组 安装 13900000008 2 @刘师傅', { mentions: [liu] })
  await install('张三', '3月12日上午', '陈师傅')
  await install('李老四', '3月13日上午', '陈师傅')
  await isOnLeave(chen, '3月12日')
  const asked = work.last
  expect(asked.text).toBe(
    '@安娜\n⚠️ 陈师傅 3月12日 周四 请假，没有代理，已约 1 单，请换师傅或改期：\n· AZ260309-01 张三 3月12日 周四 上午',
  )
  expect(labels(asked)).toEqual(['换师傅 张三', '改期 张三'])
  await an.presses(asked, '改期 张三')
  expect(work.last.text).toContain('AZ260309-01 原定 3月12日 周四 上午，改到哪天？')
  await an.presses(asked, '换师傅 张三')
  expect(work.last.text).toContain('AZ260309-01 张三：换哪位师傅？')
  await an.presses(work.last, '一组')
  expect((await office.visits())[0]).toMatchObject({ crew: '一组', day: '2026-03-12' })
  await li.says(work, '/安装 王五 13800000005 3月12日下午 江南里8号 师傅:陈师傅 原因:急')
  expect(work.last.text).toContain('陈师傅 3月12日 周四 下午 请假，没有代班。改到哪个空档？')
  await li.presses(work.last, '照样预约')
  await li.presses(work.last, '客户要求')
  expect((await office.visits()).at(-1)).toMatchObject({ crew: '陈师傅', day: '2026-03-12' })
})

test('R003-041: the draft says who is on leave, 全部确认 leaves it, and its customer is not told that somebody comes', async () => {
  const { chen, an, work, world } = office
  await install('张三', '3月12日上午', '陈师傅')
  await install('李老四', '3月12日下午', '刘师傅')
  await isOnLeave(chen, '3月12日')
  for (const code of ['AZ260309-01', 'AZ260309-02']) await an.says(work, `/安装条件 ${code} 全部就绪`)
  await world.turnTo('2026-03-11T15:00')
  const draft = work.with('安装草案')
  expect(draft.text).toContain('AZ260309-01 张三 · 岩板 陈师傅请假')
  await an.presses(draft, '全部确认')
  expect((await office.visits()).map(({ state }) => state)).toEqual(['drafted', 'confirmed'])
  await world.turnTo('2026-03-11T17:00')
  expect(work.with('送货安装排班').text).toContain('，陈师傅（请假）')
  const texts = await world.bot.store.transaction((db) => db.sms.findMany({ orderBy: { id: 'asc' } }))
  expect(texts.map(({ text }) => text.includes('师傅____，电话____'))).toEqual([true, false])
})

test('R003-041: the deputy has the visits of those days: named, in /待办, in the schedule, in the message, and owes the sheet', async () => {
  const { chen, work, world } = office
  await install('张三', '3月12日上午', '陈师傅')
  await install('李老四', '3月13日上午', '陈师傅')
  await isOnLeave(chen, '3月12日 代理:@刘师傅')
  expect(work.last.text).toBe(
    '@刘师傅 @安娜\n陈师傅 3月12日 周四 请假，刘师傅代理\n已约 1 单，由刘师傅去，不合适请换师傅或改期：\n· AZ260309-01 张三 3月12日 周四 上午',
  )
  expect((await liu.says(work, '/待办'))[0]?.text).toContain('AZ260309-01')
  const [own] = await chen.says(work, '/待办')
  expect(own?.text).not.toContain('AZ260309-01')
  expect(own?.text).toContain('AZ260309-02')
  await world.turnTo('2026-03-11T15:00')
  expect(work.with('安装草案').text).not.toContain('请假')
  await world.turnTo('2026-03-11T17:00')
  expect(work.with('送货安装排班').text).toContain('，刘师傅 139****0077（代陈师傅）')
  const [message] = await world.bot.store.transaction((db) => db.sms.findMany())
  expect(message?.text).toContain('刘师傅，电话13900000077')
  await world.turnTo('2026-03-12T10:00')
  const [left] = await liu.says(work, '/出发 AZ260309-01')
  expect(left?.text).toContain('AZ260309-01 已出发')
  await liu.says(work, '/完成 AZ260309-01')
  await world.turnTo('2026-03-13T09:00')
  expect(work.with('还有 1 张反馈单没交').post.mentions.map(({ name }) => name)).toEqual(['刘师傅'])
})

test('R003-041: taken back, whoever was away comes again, and the message says so', async () => {
  const { chen, work, world } = office
  await install('张三', '3月12日上午', '陈师傅 13900000009')
  await isOnLeave(chen, '3月12日 代理:@刘师傅')
  const texts = () => world.bot.store.transaction((db) => db.sms.findMany({ where: { state: { not: 'dropped' } } }))
  await world.turnTo('2026-03-11T16:59')
  await world.turnTo('2026-03-11T17:00')
  expect((await texts()).at(-1)?.text).toContain('刘师傅，电话13900000077')
  await chen.says(work, '/请假 取消')
  expect((await texts()).at(-1)?.text).toContain('陈师傅，电话13900000009')
  expect((await chen.says(work, '/待办'))[0]?.text).toContain('AZ260309-01')
})

test('R003-041: a deputy with too much to do is named as such at once, and in the draft', async () => {
  const { chen, admin, an, work, world } = office
  await admin.says(work, '/班组 加 一组 安装 13900000009 1 @陈师傅', { mentions: [chen] })
  await admin.says(work, '/班组 加 二组 安装 13900000010 1 @刘师傅', { mentions: [liu] })
  await install('张三', '3月12日上午', '一组')
  await install('李老四', '3月12日上午', '二组')
  await isOnLeave(chen, '3月12日 代理:@刘师傅')
  expect(work.last.text).toContain('· AZ260309-01 张三 3月12日 周四 上午：排满了')
  await world.turnTo('2026-03-11T15:00')
  expect(work.with('安装草案').text.match(/师傅排满了/g)).toHaveLength(2)
  await an.says(work, '/改期 AZ260309-01 3月12日下午 原因:急')
  expect(work.with('安装草案').text).not.toContain('师傅排满了')
})

test('R003-040: days that become rest days of the brand name what is planned on them', async () => {
  const { admin, work } = office
  await install('张三', '3月12日上午', '陈师傅')
  await install('李老四', '3月18日上午', '陈师傅')
  const [rests] = await admin.says(work, '/日历 休息 3月12日')
  expect(rests?.text).toContain('@安娜\n3月12日 周四 休息，时限顺延。')
  expect(rests?.text).toContain('⚠️ 休息日已约 1 单，请改期：\n· AZ260309-01 张三 3月12日 周四 上午')
  expect(labels(rests)).toEqual(['改期 张三'])
  const [weekly] = await admin.says(work, '/日历 周休 周三')
  expect(weekly?.text).toContain('· AZ260309-02 李老四 3月18日 周三 上午')
  expect(weekly?.text).not.toContain('AZ260309-01')
})

test.each([
  ['明天下午', '3月10日 周二'],
  ['3月13日上午', '3月13日 周五'],
])('R003-041: /请假 %s: leave is for whole days, which is asked first', async (when, day) => {
  const { chen, work } = office
  await chen.says(work, `/请假 ${when} 看病`)
  expect(work.last.text).toContain(`只能按整天请，${day} 请整天？`)
  expect((await chen.says(work, '/请假'))[0]?.text).toContain('现在没有人请假')
  await chen.presses(work.with('只能按整天请'), '请整天')
  expect(work.last.text).toContain(`陈师傅请假：${day}`)
  expect(work.last.text).toContain('原因: 看病')
})

test('R003-022: a crew that is not known: the nearest is offered, or somebody from outside goes as typed', async () => {
  const { li, chen, admin, work } = office
  await admin.says(work, '/班组 加 陈师傅组 安装 13900000009 1 @陈师傅', { mentions: [chen] })
  await install('张三', '3月12日上午', '陈师傅组')
  await install('李老四', '3月12日上午', '陈师付组')
  expect(work.last.text).toContain('没有“陈师付组”，是哪一个？')
  expect(labels(work.last)).toEqual(['陈师傅组', '就按原样'])
  await li.presses(work.last, '陈师傅组')
  expect(work.last.text).toContain('陈师傅组 3月12日 周四 上午 已满')
  await install('王五六七', '3月12日上午', '陈师付组')
  await li.presses(work.last, '就按原样')
  expect((await office.visits()).at(-1)).toMatchObject({ crew: '陈师付组', teamId: null })
  await install('赵大', '3月13日上午', '外请老王')
  expect((await office.visits()).at(-1)).toMatchObject({ crew: '外请老王', teamId: null })
  await li.says(work, '/改期 AZ260309-01 师傅:陈师付组')
  expect(work.last.text).toContain('没有“陈师付组”，是哪一个？')
})
