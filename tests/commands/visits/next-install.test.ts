/** The installation after a delivery: asked for until it is booked, or until somebody says that nothing is to be installed. */
import { afterEach, expect, test } from 'vitest'
import type { Message } from '../../support/fake-adapter.js'
import { labels, type Office, openOffice } from './office.js'

let office: Office
afterEach(() => office.world.close())

const ZHANG = '张三 13800000001'
const HOME = '翡翠湾3栋1201'

/** Monday, 9 March 2026; nobody works on Sundays. */
async function delivered(day = '3月9日') {
  office = await openOffice('2026-03-09T08:40')
  const { li, an, work } = office
  await li.says(li.direct, '/帮助')
  await an.says(an.direct, '/帮助')
  await li.says(work, `/送货 ${ZHANG} ${day}上午 ${HOME} 岩板 原因:急`)
  await li.says(work, '/完成 SH260309-01')
  return office
}

const proposals = (messages: readonly Message[]) => messages.filter(({ text }) => text.includes('约哪个时段'))

test('R003-011: an installation that was made since the delivery is not asked for again, neither in the call nor by an old button', async () => {
  const { an, li, work, world } = await delivered()
  const asked = work.last
  const old = asked.buttons[1]?.id ?? ''
  await an.presses(asked, '3月10日 周二 上午')
  await world.turnTo('2026-03-10T14:00')
  await an.says(work, '/完成 AZ260309-01')
  await world.turnTo('2026-03-10T15:00')
  await li.presses(work.with('送货回访'), '打下一个')
  await li.presses(li.direct.last, '满意')
  expect(proposals(li.direct.messages)).toEqual([])
  await an.pressesChoice(asked, old)
  expect(await office.visits()).toHaveLength(2)
})

test('R003-011: the last day counts from the delivery, also when the customer is called later; too late is said', async () => {
  const { li, work, world } = await delivered()
  expect(work.last.text).toContain('张三 送货后安装（SH260309-01，最晚 3月11日 周三）：约哪个时段？')
  await world.turnTo('2026-03-10T16:00')
  await li.presses(work.with('送货回访'), '打下一个')
  await li.presses(li.direct.last, '满意')
  const again = li.direct.messages.at(-1)
  expect(again?.text).toBe('张三 送货后安装（SH260309-01，最晚 3月11日 周三）：约哪个时段？')
  expect(labels(again)).toEqual(['3月11日 周三 上午', '3月11日 周三 下午', '不用安装'])
})

test('R003-011: brought up by somebody else, whoever books is pinged; not by themselves', async () => {
  const { an, li, work } = await delivered()
  expect(work.with('送货后安装').text).toBe('@安娜\n张三 送货后安装（SH260309-01，最晚 3月11日 周三）：约哪个时段？')
  await li.says(work, `/送货 李姐 13800000002 3月9日上午 江南里5号 原因:急`)
  await an.says(work, '/完成 SH260309-02')
  expect(work.last.text).toBe('李姐 送货后安装（SH260309-02，最晚 3月11日 周三）：约哪个时段？')
})

test('R003-011: after what was left over, all that the customer ordered is installed', async () => {
  office = await openOffice('2026-03-09T08:40')
  const { an, li, work, world } = office
  await li.says(work, `/送货 ${ZHANG} 3月9日上午 ${HOME} 岩板台面2套 原因:急`)
  await li.says(work, '/遗留 SH260309-01 缺一块侧板')
  await an.says(work, '/遗留 到货 SH260309-01 完好')
  await an.presses(work.with('遗留货完好'), '3月13日 周五 上午')
  await world.turnTo('2026-03-13T11:00')
  await li.says(work, '/完成 SH260309-02')
  await an.presses(work.with('送货后安装（SH260309-02'), '3月14日 周六 上午')
  const [, brought, installed] = await office.visits()
  expect(brought).toMatchObject({ code: 'SH260309-02', goods: '一块侧板' })
  expect(installed).toMatchObject({ kind: 'installation', goods: '岩板台面2套' })
})

test('R003-011: done in a direct chat, the question goes to where whoever books is pinged', async () => {
  office = await openOffice('2026-03-09T08:40')
  const { li, work } = office
  await li.says(work, `/送货 ${ZHANG} 3月9日上午 ${HOME} 岩板 原因:急`)
  await li.says(li.direct, '/完成 SH260309-01')
  expect(proposals(li.direct.messages)).toEqual([])
  expect(work.last.text).toContain('@安娜\n张三 送货后安装')
})

test('R003-011: what nobody booked is named once on the morning of the last day, and taken off when it is', async () => {
  const { an, li, work, world } = await delivered()
  await li.says(work, `/送货 李姐 13800000002 3月9日上午 江南里5号 原因:急`)
  await li.says(work, '/完成 SH260309-02')
  await world.turnTo('2026-03-10T23:00')
  expect(work.messages.some(({ text }) => text.includes('家没约'))).toBe(false)
  await world.turnTo('2026-03-11T09:00')
  const due = () => work.with('送货后安装，')
  expect(due().text).toBe('@安娜\n⏰ 送货后安装，最晚 3月11日 周三，还有 2 家没约：张三 SH260309-01、李姐 SH260309-02')
  expect(labels(due())).toEqual(['约 张三', '约 李姐'])
  await an.presses(due(), '约 张三')
  expect(work.last.text).toBe('张三 送货后安装（SH260309-01，最晚 3月11日 周三）：来不及了，最近的是')
  await an.presses(work.last, '3月12日 周四 上午')
  expect(due().text).toBe('⏰ 送货后安装，最晚 3月11日 周三，还有 1 家没约：李姐 SH260309-02')
  await li.says(work, '/安装 李姐 3月12日下午 原因:急')
  expect(due()).toMatchObject({ text: '✓ 送货后安装，都定了', buttons: [] })
  await world.turnTo('2026-03-13T12:00')
  expect(work.messages.filter(({ text }) => text.includes('家没约'))).toEqual([])
})

test('R003-011: nothing to install ends the question for good; the timeline of the delivery says so', async () => {
  const { an, li, work, world } = await delivered()
  await an.presses(work.last, '不用安装')
  expect(work.with('不用安装')).toMatchObject({ text: '✓ 张三（SH260309-01）不用安装', buttons: [] })
  expect((await office.timeline()).at(-1)).toMatchObject({ what: 'timeline-visit.noInstall', visitId: 1 })
  await world.turnTo('2026-03-09T15:00')
  await li.presses(work.with('送货回访'), '打下一个')
  await li.presses(li.direct.last, '满意')
  await world.turnTo('2026-03-11T12:00')
  expect(proposals([...work.messages, ...li.direct.messages])).toEqual([])
  expect(work.messages.some(({ text }) => text.includes('家没约'))).toBe(false)
})

test('R003-012: tapped in a room after the list was made, the customer is called like everybody; agreed on in the call-back, not', async () => {
  const { an, li, work, world } = await delivered()
  await li.says(work, `/送货 李姐 13800000002 3月9日上午 江南里5号 原因:急`)
  await li.says(work, '/完成 SH260309-02')
  const [first, second] = proposals(work.messages)
  if (!first || !second) throw new Error('nothing was proposed')
  await world.turnTo('2026-03-09T15:31')
  await an.presses(first, '3月10日 周二 上午')
  expect(work.with('安装确认').text).toContain('请 17:00 前打完电话（0/1）\n还差 1 家：张三 AZ260309-01')
  await world.turnTo('2026-03-09T17:20')
  await li.presses(work.with('安装确认，请'), '打下一个')
  await li.presses(li.direct.last, '确认')
  await li.says(li.direct, '/回电 李姐')
  await li.presses(li.direct.last, '满意')
  await li.presses(li.direct.messages.at(-1) as Message, '3月10日 周二 下午')
  expect(work.messages.some(({ text }) => text.includes('李姐 AZ260309-02') && text.includes('安装确认'))).toBe(false)
})

test('R003-012: what joins the list after its end has half an hour', async () => {
  const { an, work, world } = await delivered()
  const asked = work.last
  await an.says(work, `/安装 李姐 13800000002 3月10日上午 江南里5号 原因:急`)
  await world.turnTo('2026-03-09T17:20')
  await an.presses(asked, '3月10日 周二 上午')
  expect(work.with('加打').text).toBe('@李四\n📞 安装确认，请 17:50 前加打：张三 AZ260309-02')
  const calls = await world.bot.store.transaction((db) => db.call.findMany({ where: { kind: 'tomorrow' } }))
  expect(calls.map(({ dueAt }) => dueAt.toISOString())).toEqual([
    '2026-03-09T09:00:00.000Z',
    '2026-03-09T09:50:00.000Z',
  ])
})

/** A delivery on Friday whose installation is proposed for Saturday and Monday. */
async function proposed() {
  office = await openOffice()
  const { admin, li, work } = office
  await admin.says(work, '/班组 加 一组 安装')
  const [, proposal] = await li.says(work, `/送货 ${ZHANG} 3月13日上午 ${HOME} 岩板`)
  if (!proposal) throw new Error('nothing was proposed')
  return { ...office, proposal, old: proposal.buttons[0]?.id ?? '' }
}

test('R003-011: a delivery that is moved proposes its installation anew; an old button books nothing before the goods', async () => {
  const { li, work, proposal, old } = await proposed()
  await li.says(work, '/改期 SH260309-01 3月17日上午 客户要求')
  expect(proposal.text).toBe('张三 送货后安装（SH260309-01，最晚 3月19日 周四）：约哪个时段？')
  expect(labels(proposal)[0]).toBe('18日上午 一组')
  await li.pressesChoice(proposal, old)
  expect(await office.visits()).toHaveLength(1)
  expect(work.last.text).toBe('张三 送货后安装（SH260309-01，最晚 3月19日 周四）：约哪个时段？')
  await li.presses(proposal, '18日上午 一组')
  expect((await office.visits()).at(-1)).toMatchObject({ kind: 'installation', day: '2026-03-18' })
})

test('R003-011: a delivery that is cancelled closes what it proposed', async () => {
  const { li, work, proposal, old } = await proposed()
  await li.says(work, '/取消 SH260309-01 客户退单')
  expect(proposal).toMatchObject({ text: '张三 的送货 SH260309-01 已取消，先不用约安装', buttons: [] })
  await li.pressesChoice(proposal, old)
  expect(await office.visits()).toHaveLength(1)
})

test('R003-011: an installation before its delivery is said with another day; after it nothing is said', async () => {
  const { li, work, proposal } = await proposed()
  await li.presses(proposal, '14日上午 一组')
  await li.says(work, '/改期 SH260309-01 3月14日下午 客户要求')
  expect(work.messages.some(({ text }) => text.includes('早于送货'))).toBe(false)
  await li.says(work, '/改期 SH260309-01 3月17日上午 客户要求')
  const warning = work.with('早于送货')
  expect(warning.text).toBe('⚠️ 安装 AZ260309-01（张三 3月14日 周六 上午）早于送货 SH260309-01（3月17日 周二），请改期')
  expect(labels(warning)).toEqual(['改期'])
  await li.says(work, '/改期 AZ260309-01 3月16日上午')
  expect(work.last.text).toContain('（张三 3月16日 周一 上午）早于送货')
  const { length } = work.messages
  await li.says(work, '/改期 AZ260309-01 3月18日上午')
  expect(work.messages.slice(length).some(({ text }) => text.includes('早于送货'))).toBe(false)
})

test('R003-011: a delivery that is cancelled names the installation that still stands', async () => {
  const { li, work, proposal } = await proposed()
  await li.presses(proposal, '14日上午 一组')
  await li.says(work, '/取消 SH260309-01 客户退单')
  const warning = work.with('还在')
  expect(warning.text).toBe('⚠️ 送货 SH260309-01 已取消，安装 AZ260309-01（张三 3月14日 周六 上午）还在，请改期或取消')
  expect(labels(warning)).toEqual(['改期', '取消'])
  expect(work.with('已约安装').text).toContain('AZ260309-01')
})

test('R003-011: an installation that is booked before the delivery is said at once', async () => {
  office = await openOffice()
  const { li, work } = office
  await li.says(work, `/送货 ${ZHANG} 3月17日上午 ${HOME} 岩板`)
  await li.says(work, '/安装 张三 3月14日上午')
  expect(work.with('早于送货').text).toContain('安装 AZ260309-01（张三 3月14日 周六 上午）早于送货 SH260309-01')
  await li.says(work, `/安装 李姐 13800000002 3月14日上午 江南里5号`)
  expect(work.messages.filter(({ text }) => text.includes('早于送货'))).toHaveLength(1)
})
