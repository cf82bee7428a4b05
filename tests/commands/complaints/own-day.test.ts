/** A person's own day: one list in order of time, each line with its button, page by page; and pushed in the morning to those who want it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { labels, type Office, openOffice } from '../visits/office.js'

let office: Office
beforeEach(async () => {
  office = await openOffice('2026-03-09T08:00')
})
afterEach(() => office.world.close())

const WHO = ['张三', '王芳', '刘洋', '陈静', '杨帆', '赵敏', '黄磊', '周杰', '吴倩', '徐明', '孙丽', '马超']
const phone = (index: number) => `138000000${String(index).padStart(2, '0')}`

const complaints = async (count: number) => {
  for (const [index, name] of WHO.slice(0, count).entries())
    await office.li.says(office.work, `/投诉 ${name} ${phone(index)} 台面开裂`)
}

test('late first, then by the hour, then what has no time; each line has its button', async () => {
  const { world, chen, li, wang, work } = office
  await li.says(work, '/安装 王芳 13800000009 3月12日 上午 江南里5号 师傅:陈师傅 13900000009')
  await complaints(2)
  await world.turnTo('2026-03-09T09:00')
  await li.says(work, '/投诉 刘洋 13800000003 墙面渗水')
  const [list] = await wang.says(work, '/待办')
  expect(list?.text.split('\n')).toEqual([
    '王强的待办：3 项',
    '· 1. 等您知晓：TS260309-01 张三 · 工程部 · 应在 08:30 前，已超时',
    '· 2. 等您知晓：TS260309-02 王芳 · 工程部 · 应在 08:30 前，已超时',
    '· 3. 等您知晓：TS260309-03 刘洋 · 工程部 · 09:30 前',
  ])
  expect(labels(list)).toEqual(['1 知晓', '2 知晓', '3 知晓'])
  await wang.presses(list ?? work.last, '2 知晓')
  expect((await wang.says(work, '/待办'))[0]?.text).toContain('等您办：TS260309-02 王芳 · 工程部处理意见')
  const [drives] = await chen.says(work, '/待办')
  expect(drives?.text).toBe('陈师傅的待办：1 项\n· 1. 您近日的上门：AZ260309-01 安装 王芳 · 3月12日 周四 上午')
  expect(labels(drives)).toEqual(['1 查看'])
})

test('ten lines a page, and how many more', async () => {
  const { wang, work } = office
  await complaints(12)
  const [first] = await wang.says(work, '/待办')
  expect(first?.text.split('\n')).toHaveLength(12)
  expect(first?.text).toMatch(/^王强的待办：12 项\n· 1\. [\s\S]+\n· 10\. .+\n还有 2 件$/)
  expect(labels(first)).toHaveLength(11)
  await wang.presses(first ?? work.last, '还有 2 件')
  expect(work.last.text).toMatch(/^王强的待办：12 项\n· 11\. .+\n· 12\. .+$/)
  expect(labels(work.last)).toEqual(['11 知晓', '12 知晓'])
})

test('R003-023: the crew goes out, finishes and owes its sheet, from the list alone', async () => {
  const { world, chen, li, work } = office
  await li.says(work, '/安装 王芳 13800000009 3月12日 上午 江南里5号 师傅:陈师傅 13900000009')
  await world.turnTo('2026-03-12T08:30')
  const [morning] = await chen.says(work, '/待办')
  expect(labels(morning)).toEqual(['1 出发'])
  await chen.presses(morning ?? work.last, '1 出发')
  await world.turnTo('2026-03-12T10:30')
  const [there] = await chen.says(work, '/待办')
  expect(labels(there)).toEqual(['1 完成'])
  await chen.presses(there ?? work.last, '1 完成')
  const [owes] = await chen.says(work, '/待办')
  expect(owes?.text).toBe('陈师傅的待办：1 项\n· 1. 缺反馈单：AZ260309-01 安装 王芳 · 3月13日 周五 09:00 前')
  await chen.presses(owes ?? work.last, '1 反馈')
  await chen.says(work, '装好了', { replyTo: work.last })
  expect((await chen.says(work, '/待办'))[0]?.text).toBe('您现在没有待办，辛苦了。')
})

test('R003-012: calls are one line for each list, with the button to the next', async () => {
  const { world, li, work } = office
  await li.says(work, '/安装 王芳 13800000009 3月13日 上午 江南里5号')
  await world.turnTo('2026-03-12T15:31')
  const [list] = await li.says(work, '/待办')
  expect(list?.text).toMatch(/要打的电话：.+ 1 位 · 17:00 前/)
  await li.presses(list ?? work.last, labels(list).find((one) => one.includes('下一个')) ?? '')
  expect(li.direct.messages.at(-1)?.text ?? work.last.text).toContain('王芳')
})

test('R003-013, R003-018: the draft to confirm and the goods to check stand there until they are done', async () => {
  const { world, li, an, admin, work, depot } = office
  const cang = world.person('李仓', '1020')
  await cang.says(work, '/我是 李仓 仓管')
  await admin.presses(work.last, '批准')
  await li.says(work, '/送货 王芳 13800000009 3月10日 上午 江南里5号 水槽 原因:急')
  await world.turnTo('2026-03-09T15:00')
  const [plans] = await an.says(work, '/待办')
  expect(plans?.text).toContain('明日草案要确认：送货 1 单 · 17:00 前')
  await an.presses(plans ?? work.last, labels(plans).find((one) => one.includes('看草案')) ?? '')
  await an.presses(work.last, '确认')
  expect((await an.says(work, '/待办'))[0]?.text).not.toContain('草案')

  await world.turnTo('2026-03-09T17:20')
  const [unsigned] = await cang.says(depot, '/待办')
  expect(unsigned?.text).toBe('李仓的待办：1 项\n· 1. 要知晓的排班：1 单 · 应在 17:15 前，已超时')
  await cang.presses(unsigned ?? depot.last, '1 知晓')
  expect((await cang.says(depot, '/待办'))[0]?.text).toBe('您现在没有待办，辛苦了。')

  await world.turnTo('2026-03-10T08:00')
  const [goods] = await cang.says(depot, '/待办')
  expect(goods?.text).toBe('李仓的待办：1 项\n· 1. 今日到货要核：1 单 · 08:30 前')
  await cang.presses(goods ?? depot.last, '1 核货')
  await cang.presses(depot.last, '齐')
  expect((await cang.says(depot, '/待办'))[0]?.text).toBe('您现在没有待办，辛苦了。')
  expect((await an.says(work, '/待办'))[0]?.text).not.toContain('到货要核')
})

test('R003-012, R003-018, R003-023: what is late says so: calls, goods, sheets', async () => {
  const { world, li, chen, admin, work, depot } = office
  const cang = world.person('李仓', '1020')
  await cang.says(work, '/我是 李仓 仓管')
  await admin.presses(work.last, '批准')
  await li.says(work, '/送货 王芳 13800000009 3月10日 上午 江南里5号 水槽 原因:急')
  await li.says(work, '/安装 刘洋 13800000003 3月10日 上午 江南里6号 师傅:陈师傅 13900000009 原因:急')
  await world.turnTo('2026-03-09T17:16')
  expect((await li.says(work, '/待办'))[0]?.text).toContain('要打的电话：安装确认 1 位 · 应在 17:00 前，已超时')
  await world.turnTo('2026-03-10T08:31')
  expect((await cang.says(depot, '/待办'))[0]?.text).toContain('今日到货要核：1 单 · 应在 08:30 前，已超时')
  await world.turnTo('2026-03-11T09:30')
  expect((await chen.says(work, '/待办'))[0]?.text).toContain('AZ260309-01 安装 刘洋 · 应在 09:00 前，已超时')
})

test('R003-035: service visits of today that nobody reported wait for the specialist, once they were asked for', async () => {
  const { world, li, admin, work } = office
  const fang = world.person('吴芳', '1021')
  await fang.says(work, '/我是 吴芳 售服专员')
  await admin.presses(work.last, '批准')
  await li.says(work, '/报修 张三 13800000001 3月10日上午 江南里1号 漏水')
  await world.turnTo('2026-03-10T15:00')
  expect((await fang.says(work, '/待办'))[0]?.text).not.toContain('完成了吗')
  await world.turnTo('2026-03-10T16:10')
  const [list] = await fang.says(work, '/待办')
  expect(list?.text).toContain('今天的售服，完成了吗：张三 SF260309-01')
  await fang.presses(list ?? work.last, labels(list).find((one) => one.includes('完成')) ?? '')
  expect((await fang.says(work, '/待办'))[0]?.text).not.toContain('完成了吗')
})

test('a button is left out where its command does not work', async () => {
  const { world, chen, li, work, depot } = office
  await li.says(work, '/安装 王芳 13800000009 3月12日 上午 江南里5号 师傅:陈师傅 13900000009')
  await world.turnTo('2026-03-12T08:30')
  const [list] = await chen.says(depot, '/待办')
  expect(list?.text).toContain('AZ260309-01')
  expect(labels(list)).toEqual([])
})

test('pushed at opening time, in private, to those who want it; nothing when there is nothing', async () => {
  const { world, li, wang, work, admin } = office
  await complaints(1)
  await wang.says(wang.direct, '/待办')
  const [on] = await wang.says(wang.direct, '/待办 早上 开')
  expect(on?.text).toBe('好的。工作日 09:00 私聊告诉您当天的待办；没有待办就不打扰。')
  await admin.says(admin.direct, '/待办 早上 开')
  const before = world.said.length
  await world.turnTo('2026-03-09T09:01')
  const morning = world.said.slice(before).filter(({ text }) => text.startsWith('早，'))
  expect(morning.map(({ room, text }) => [room, text])).toEqual([
    [wang.direct.id, expect.stringMatching(/^早，王强。岩板一店今天 1 项：\n· 1\. 等您知晓：TS260309-01/)],
  ])
  expect(labels(morning[0])).toEqual(['1 知晓'])
  expect((await wang.says(wang.direct, '/待办 早上 关'))[0]?.text).toBe('好的，早上不再发待办。要看时发 /待办')
  await li.says(work, '/投诉 刘洋 13800000003 墙面渗水')
  await world.turnTo('2026-03-10T09:01')
  expect(world.said.filter(({ text }) => text.startsWith('早，'))).toHaveLength(1)
})

test('whoever serves two brands is told of each, and presses what stands there', async () => {
  const { world, admin, wang, work, other } = office
  await wang.says(other, '/我是 王强 监理')
  await admin.presses(other.last, '批准')
  await complaints(1)
  await wang.says(wang.direct, '/待办 早上 开')
  await wang.presses(wang.direct.last, '岩板一店')
  expect(wang.direct.last.text).toContain('好的')
  await world.turnTo('2026-03-09T09:01')
  const day = wang.direct.with('早，王强。岩板一店')
  await wang.presses(day, '1 知晓')
  expect(work.with('TS260309-01').text).toContain('王强 09:01 已知晓')
})

test('neither on a rest day nor to somebody on leave', async () => {
  const { world, admin, wang, work } = office
  await complaints(1)
  await wang.says(wang.direct, '/待办 早上 开')
  await wang.says(work, '/请假 3月16日 代理:@赵六')
  await admin.presses(work.with('王强请假'), '批准')
  await world.turnTo('2026-03-14T12:00')
  const heard = () => wang.direct.messages.filter(({ text }) => text.startsWith('早，')).length
  const before = heard()
  expect(before).toBe(6)
  await world.turnTo('2026-03-16T12:00')
  expect(heard()).toBe(before)
})

test('typed in English', async () => {
  const { wang, work } = office
  await complaints(1)
  expect((await wang.says(wang.direct, '/mine mornings on'))[0]?.text).toContain('09:00')
  expect((await wang.says(work, '/mine'))[0]?.text).toContain('TS260309-01')
})
