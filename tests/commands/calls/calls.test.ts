/** Calls to customers: the lists of a day, the card that goes from one to the next, what follows from an answer. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Message } from '../../support/fake-adapter.js'
import { labels, type Office, openOffice } from '../visits/office.js'

let office: Office
beforeEach(async () => {
  office = await openOffice('2026-03-09T08:40')
  await office.li.says(office.li.direct, '/帮助')
  await office.an.says(office.an.direct, '/帮助')
})
afterEach(() => office.world.close())

const says = async (line: string) => (await office.li.says(office.work, line))[0]?.text
const ZHANG = '张三 13800000001'
const WANG = '王五 13800000002'
/** The newest version of the message with this in its first line. */
const post = (start: string): Message => office.work.with(start)
const calls = () => office.world.bot.store.transaction((db) => db.call.findMany({ orderBy: { id: 'asc' } }))

test('R003-011: at 09:00 the assistant is asked to call those who get a delivery tomorrow; one button goes from call to call', async () => {
  const { work, an, world } = office
  await says(`/送货 ${ZHANG} 3月10日上午 翡翠湾3栋1201 岩板台面2套 原因:急`)
  await says(`/送货 ${WANG} 3月10日下午 江南里5号 原因:急`)
  await says(`/送货 ${ZHANG} 3月11日上午 原因:急`)
  await world.turnTo('2026-03-09T09:00')
  expect(post('送货确认').text).toBe(
    '@安娜\n📞 送货确认，请 15:00 前打完电话（0/2）\n还差 2 家：张三 SH260309-01、王五 SH260309-02',
  )
  expect(labels(post('送货确认'))).toEqual(['打下一个'])

  await an.presses(post('送货确认'), '打下一个')
  const card = an.direct.last
  expect(card.text).toContain('📞 送货确认 · 张三（还差 2 家）')
  expect(card.text).toContain('13800000001')
  expect(card.text).toContain('送货后 2 个工作日内安装，安装前一天 17:00 前再来电。')
  expect(labels(card)).toEqual(['有人接待', '改期', '没接'])
  expect(work.messages.some(({ text }) => text.includes('13800000001'))).toBe(false)

  await an.presses(an.direct.last, '没接')
  expect(an.direct.last.text).toContain('张三没接，排到最后\n📞 送货确认 · 王五（还差 2 家）')
  await an.presses(an.direct.last, '有人接待')
  expect(an.direct.last.text).toContain('✓ 王五：有人接待\n📞 送货确认 · 张三（还差 1 家），已有 1 次没接')
  expect(post('送货确认').text).toContain('（1/2）\n还差 1 家：张三 SH260309-01')
  await an.presses(an.direct.last, '有人接待')
  expect(an.direct.last.text).toBe('✓ 张三：有人接待\n送货确认，没有要打的电话了。')
  expect(post('送货确认').text).toContain('✓ 送货确认，电话打完了（2/2）')
  expect(labels(post('送货确认'))).toEqual([])
})

test('R003-020: in the call after a delivery a day is agreed on only where none is; else the caller has it before them', async () => {
  const { an, li, work, world } = office
  for (const whom of [
    `${ZHANG} 3月9日上午 翡翠湾3栋1201`,
    `${WANG} 3月9日上午 江南里5号`,
    '李姐 13800000003 3月9日上午 东湖路8号',
  ])
    await says(`/送货 ${whom} 岩板台面2套 原因:急`)
  for (const number of [1, 2, 3]) await says(`/完成 SH260309-0${number}`)
  await an.presses(work.with('张三 送货后安装'), '3月10日 周二 上午')
  await an.presses(work.with('李姐 送货后安装'), '不用安装')
  await world.turnTo('2026-03-09T15:00')
  await li.presses(post('送货回访'), '打下一个')
  expect(li.direct.last.text).toMatch(/送货怎么样？$/)
  expect(li.direct.last.text).toContain('安装: AZ260309-01 3月10日 周二 上午\n')
  await li.presses(li.direct.last, '满意')
  expect(li.direct.last.text).toContain('王五')
  expect(li.direct.last.text).toContain('送货怎么样？约好安装日期。')
  expect(li.direct.last.text).not.toContain('安装: ')
  await li.presses(li.direct.last, '没接')
  expect(li.direct.last.text).toContain('李姐')
  expect(li.direct.last.text).not.toContain('约好安装日期')
})

test('R003-012: who was not called about an installation tomorrow is named at 16:30 and told of above at 17:00', async () => {
  const { li, world } = office
  await says(`/安装 ${ZHANG} 3月10日上午 翡翠湾3栋1201 原因:急`)
  await says(`/安装 ${WANG} 3月10日下午 江南里5号 原因:急`)
  await world.turnTo('2026-03-09T15:30')
  expect(post('安装确认').text).toBe(
    '@李四\n📞 安装确认，请 17:00 前打完电话（0/2）\n还差 2 家：张三 AZ260309-01、王五 AZ260309-02',
  )
  await li.presses(post('安装确认'), '打下一个')
  await li.presses(li.direct.last, '确认')
  await world.turnTo('2026-03-09T16:30')
  expect(post('⏰').text).toBe('@李四\n⏰ 安装确认，17:00 前还没打完\n还差 1 家：王五 AZ260309-02')
  await world.turnTo('2026-03-09T17:00')
  expect(post('⚠️ 安装确认').text).toBe('@周敏\n⚠️ 安装确认，到 17:00 还没打完，请安排\n还差 1 家：王五 AZ260309-02')
})

test('R003-012: before a rest day the caller is not told that it is tomorrow', async () => {
  const { li, world } = office
  await world.turnTo('2026-03-13T15:00')
  await says(`/安装 ${ZHANG} 3月16日上午 翡翠湾3栋1201 原因:急`)
  await world.turnTo('2026-03-14T15:30')
  await li.presses(post('安装确认'), '打下一个')
  expect(li.direct.last.text).toContain('上门: AZ260313-01 安装 3月16日 周一 上午')
  expect(li.direct.last.text).toContain('请确认安装时间，有人在家。')
  expect(li.direct.last.text).not.toContain('明天')
})

test('R003-012: a customer who wants another day is moved, and called before that one instead', async () => {
  const { li, world } = office
  await says(`/安装 ${ZHANG} 3月10日上午 翡翠湾3栋1201 原因:急`)
  await world.turnTo('2026-03-09T15:30')
  await li.presses(post('安装确认'), '打下一个')
  await li.presses(li.direct.last, '改期')
  expect(await calls()).toMatchObject([{ state: 'open' }])
  await li.presses(li.direct.last, '3月12日 周四')
  expect(await office.visits()).toMatchObject([{ day: '2026-03-12', half: 'am' }])
  expect(li.direct.with('✓ 张三：改期').buttons).toEqual([])
  expect(li.direct.last.text).toBe('安装确认，没有要打的电话了。')
  await world.turnTo('2026-03-11T15:30')
  expect(await calls()).toMatchObject([{ state: 'done' }, { state: 'open', key: 'tomorrow:1:2026-03-12' }])
})

test('R003-016: the leader tells half-days by 19:00; another than was posted changes the schedule for all', async () => {
  const { an, world, work } = office
  await says(`/送货 ${ZHANG} 3月10日上午 翡翠湾3栋1201 原因:急`)
  await says(`/送货 ${WANG} 3月10日下午 江南里5号 原因:急`)
  await world.turnTo('2026-03-09T17:30')
  await an.presses(post('送货时段'), '打下一个')
  expect(an.direct.last.text).toContain('上门前1小时到2小时师傅再打电话。')
  await an.presses(an.direct.last, '下午')
  expect(work.with('【变更】').text).toContain('3月10日 周二 上午 → 3月10日 周二 下午')
  expect(await office.visits()).toMatchObject([{ half: 'pm' }, { half: 'pm' }])
  await world.turnTo('2026-03-09T18:30')
  expect(post('⏰ 送货时段').text).toContain('还差 1 家：王五 SH260309-02')
  await world.turnTo('2026-03-09T19:00')
  expect(post('⚠️ 送货时段').text).toContain('@周敏')
})

test('R003-020: after a delivery the customer is called at 15:00 and the installation is proposed; not called by the next closing, it is told above', async () => {
  const { li, world } = office
  await says(`/送货 ${ZHANG} 3月9日下午 翡翠湾3栋1201 原因:急`)
  await says(`/送货 ${WANG} 3月9日下午 江南里5号 原因:急`)
  await says('/完成 SH260309-01')
  await says('/完成 SH260309-02')
  await world.turnTo('2026-03-09T15:00')
  expect(post('送货回访').text).toContain('请 3月10日 周二 18:00 前打完电话（0/2）')
  await li.presses(post('送货回访'), '打下一个')
  await li.presses(li.direct.last, '满意')
  const proposal = li.direct.messages.at(-1) as Message
  expect(labels(proposal)).toContain('3月11日 周三 上午')
  await li.presses(proposal, '3月11日 周三 上午')
  expect((await office.visits()).at(-1)).toMatchObject({ kind: 'installation', day: '2026-03-11', half: 'am' })
  await world.turnTo('2026-03-10T15:00')
  expect(post('送货回访，打完 1 家').text).toContain('其余转到 3月10日 周二 的名单')
  await world.turnTo('2026-03-10T18:00')
  expect(post('⚠️ 送货回访').text).toBe('@周敏\n⚠️ 送货回访，到 18:00 还没打完，请安排\n还差 1 家：王五 SH260309-02')
})

test('R003-025, R003-027: four scores one after the other in one message, within two days; then SMS 4 is prepared', async () => {
  const { li, world } = office
  await says(`/安装 ${ZHANG} 3月9日下午 翡翠湾3栋1201 原因:急`)
  await says('/完成 AZ260309-01')
  await world.turnTo('2026-03-10T09:00')
  expect(post('安装回访').text).toContain('请 3月11日 周三 18:00 前打完电话（0/1）')
  await li.presses(post('安装回访'), '打下一个')
  const before = li.direct.messages.length
  expect(labels(li.direct.last)).toEqual(['5', '4', '3', '2', '1', '有问题', '没接'])
  for (const [post, score] of Object.entries({ 送货: '5', 安装: '4', 设计: '5', 导购: '3' })) {
    expect(li.direct.last.text).toContain(post)
    await li.presses(li.direct.last, score)
  }
  expect(li.direct.messages).toHaveLength(before)
  expect(li.direct.last.text).toContain('已打分：送货、安装、设计、导购 5、4、5、3')
  await li.presses(li.direct.last, '写备注')
  await li.says(li.direct, '师傅很细心')
  expect(await calls()).toMatchObject([
    { state: 'done', remark: '师傅很细心', answer: { delivery: 5, installation: 4, design: 5, guide: 3 } },
  ])
  expect(await office.visits()).toMatchObject([{ state: 'called' }])
  const sms = await world.bot.store.transaction((db) => db.sms.findMany())
  expect(sms).toMatchObject([{ occasion: '4:1', number: 4, phone: '13800000001' }])
})

test('R003-025: whoever asks for calls before the list is out does not keep yesterday’s installation off it', async () => {
  const { li, world } = office
  await says(`/安装 ${ZHANG} 3月9日下午 翡翠湾3栋1201 原因:急`)
  await says('/完成 AZ260309-01')
  await world.turnTo('2026-03-10T08:50')
  await li.says(li.direct, '/回电')
  await world.turnTo('2026-03-10T09:00')
  expect(post('安装回访').text).toContain('还差 1 家：张三 AZ260309-01')
})

test('R003-025: rest days shift the end; not called by then it is told above', async () => {
  const { world } = office
  await world.turnTo('2026-03-13T10:00')
  await says(`/安装 ${ZHANG} 3月13日下午 翡翠湾3栋1201 原因:急`)
  await says('/完成 AZ260313-01')
  await world.turnTo('2026-03-16T18:00')
  expect(post('⚠️ 安装回访').text).toContain('到 18:00 还没打完，请安排\n还差 1 家：张三 AZ260313-01')
})

test('R003-028: a problem that is told on the phone opens a complaint, to be answered within 48 hours', async () => {
  const { li, work, world } = office
  await says(`/安装 ${ZHANG} 3月9日下午 翡翠湾3栋1201 原因:急`)
  await says('/完成 AZ260309-01')
  await li.says(li.direct, '/回电 张三')
  await li.presses(li.direct.last, '5')
  await li.presses(li.direct.last, '有问题')
  await li.says(li.direct, '台面开裂')
  expect(work.with('TS260309-01').text).toContain('台面开裂')
  const [call] = await calls()
  expect(call).toMatchObject({ state: 'done', answer: { said: 'trouble', delivery: 5 } })
  await office.wang.says(work, '/知晓 TS260309-01')
  const clocks = await world.bot.store.transaction((db) => db.clock.findMany({ where: { kind: 'plan' } }))
  expect(clocks).toMatchObject([{ dueAt: new Date(world.time.now().getTime() + 48 * 3_600_000) }])
})

test('R003-038: the day after a service visit the customer is asked; not fixed means another visit', async () => {
  const { li, world } = office
  await says(`/报修 ${ZHANG} 3月9日下午 翡翠湾3栋1201 水槽漏水`)
  await says('/完成 SF260309-01')
  await world.turnTo('2026-03-10T09:00')
  expect(post('售服回访').text).toContain('请 18:00 前打完电话（0/1）')
  await li.presses(post('售服回访'), '打下一个')
  expect(li.direct.last.text).toContain('问题: 水槽漏水')
  await li.presses(li.direct.last, '没修好，再上门')
  await li.presses(li.direct.last, '3月11日 周三')
  await li.presses(li.direct.last, '上午')
  expect(await office.visits()).toMatchObject([{ state: 'called' }, { kind: 'service', day: '2026-03-11', afterId: 1 }])
})

test('R003-039: a year after the installation the customer is called once, and SMS 7 is prepared', async () => {
  const { li, world } = office
  await says(`/安装 ${ZHANG} 3月13日上午 翡翠湾3栋1201`)
  await world.bot.store.transaction((db) => db.visit.updateMany({ data: { day: '2025-03-10', state: 'called' } }))
  await world.turnTo('2026-03-09T18:00')
  expect(() => post('年度回访')).toThrow()
  await world.turnTo('2026-03-10T09:00')
  await li.presses(post('年度回访'), '打下一个')
  expect(labels(li.direct.last)).toEqual(['一切正常', '要保养', '有问题', '没接'])
  await li.presses(li.direct.last, '一切正常')
  await world.turnTo('2026-03-12T09:30')
  expect(await calls()).toMatchObject([{ kind: 'yearly', state: 'done' }])
  const sms = await world.bot.store.transaction((db) => db.sms.findMany())
  expect(sms).toMatchObject([{ occasion: '7:1:2026', number: 7 }])
})

test('R003-004: at 10:30 customers whose goods are all there and who have no booking are listed; the call books', async () => {
  const { an, world } = office
  await says(`/客户 ${ZHANG} 翡翠湾3栋1201`)
  await says(`/客户 ${WANG} 江南里5号`)
  await world.bot.store.transaction(async (db) => {
    const line = (arrived: number) => ({ create: [{ number: 1, product: '岩板', quantity: 2, arrived }] })
    const of = { brandId: 1, createdAt: world.time.now() }
    await db.order.create({ data: { ...of, customerId: 1, number: 'HT1', lines: line(2) } })
    await db.order.create({ data: { ...of, customerId: 2, number: 'HT2', lines: line(1) } })
  })
  await world.turnTo('2026-03-09T10:30')
  expect(post('到货预约').text).toContain('（0/1）\n还差 1 家：张三')
  await an.presses(post('到货预约'), '打下一个')
  await an.presses(an.direct.last, '约好了')
  await an.says(an.direct, '3月13日上午')
  expect(await office.visits()).toMatchObject([{ kind: 'delivery', day: '2026-03-13', orderId: 1 }])
  expect(await calls()).toMatchObject([{ state: 'done' }])
})

test('R003-026: on the first working day of a month the management reads the averages of each person and post', async () => {
  const { admin, li, world } = office
  const board = world.room('-300', '管理群')
  await admin.says(board, '/绑定 岩板一店 management')
  await says(`/安装 ${ZHANG} 3月9日下午 翡翠湾3栋1201 师傅:陈师傅 原因:急`)
  await says('/完成 AZ260309-01')
  await li.says(li.direct, '/回电 安装回访')
  for (const score of ['5', '4', '5', '3']) await li.presses(li.direct.last, score)
  await li.presses(li.direct.last, '完成')
  await world.turnTo('2026-04-01T08:59')
  expect(board.messages.filter(({ text }) => text.includes('客户满意度'))).toEqual([])
  await world.turnTo('2026-04-01T09:00')
  expect(board.with('客户满意度').text).toBe(
    [
      '岩板一店 2026-03 客户满意度（安装回访打分）',
      '送货\n· 未登记 5.0 分（1 次）',
      '安装\n· 陈师傅 4.0 分（1 次）',
      '设计\n· 未登记 5.0 分（1 次）',
      '导购\n· 未登记 3.0 分（1 次）',
    ].join('\n'),
  )
})

test('R003-012: a visit that is moved or cancelled after the list leaves it, or joins it where the customer may not know', async () => {
  const { world, work } = office
  await says(`/安装 ${ZHANG} 3月10日上午 翡翠湾3栋1201 原因:急`)
  await says(`/安装 ${WANG} 3月12日下午 江南里5号 原因:急`)
  await world.turnTo('2026-03-09T15:40')
  await says('/改期 AZ260309-02 3月10日 下午 原因:师傅排不开')
  expect(post('加打').text).toBe('@李四\n📞 安装确认，请 17:00 前加打：王五 AZ260309-02')
  expect(post('📞 安装确认，请 17:00 前打完').text).toContain('还差 2 家：张三 AZ260309-01、王五 AZ260309-02')
  await says('/取消 AZ260309-01 客户出差')
  expect(post('📞 安装确认，请 17:00 前打完').text).toContain('还差 1 家：王五 AZ260309-02')
  await says('/改期 AZ260309-02 3月12日 下午 原因:急')
  const ended = work.messages.filter(({ text }) => text.includes('安装确认，电话打完了'))
  expect(ended.map(({ buttons }) => buttons)).toEqual([[], []])
  await says('/改期 AZ260309-02 3月10日 下午 原因:急')
  expect(post('📞 安装确认，请 17:00 前打完').text).toContain('还差 1 家：王五 AZ260309-02')
  expect(work.messages.filter(({ text }) => text.includes('加打'))).toHaveLength(1)
})

test('a booking that was just agreed on is not called about again', async () => {
  const { world, work } = office
  await world.turnTo('2026-03-09T15:40')
  await says(`/安装 ${ZHANG} 3月10日上午 翡翠湾3栋1201 原因:急`)
  await world.turnTo('2026-03-09T17:00')
  expect(work.messages.some(({ text }) => text.includes('安装确认'))).toBe(false)
})

test('two callers never get the same customer: each has one, until they are done, go on, or were away for a while', async () => {
  const { li, an, world, work } = office
  await says(`/送货 ${ZHANG} 3月10日上午 翡翠湾3栋1201 原因:急`)
  await says(`/送货 ${WANG} 3月10日下午 江南里5号 原因:急`)
  await world.turnTo('2026-03-09T09:00')
  await an.presses(post('送货确认'), '打下一个')
  await li.presses(post('送货确认'), '打下一个')
  expect(an.direct.last.text).toContain('📞 送货确认 · 张三')
  expect(li.direct.last.text).toContain('📞 送货确认 · 王五')
  await li.presses(li.direct.last, '有人接待')
  expect(li.direct.last.text).toBe('✓ 王五：有人接待\n送货确认，剩下 1 家同事正在打。')
  await world.turnBy(15)
  await li.presses(work.with('送货确认'), '打下一个')
  expect(li.direct.last.text).toContain('📞 送货确认 · 张三')
})

test('R003-028: what was found in a call is a complaint about that visit, and both say so', async () => {
  const { li, world } = office
  await says(`/安装 ${ZHANG} 3月9日下午 翡翠湾3栋1201 原因:急`)
  await says('/完成 AZ260309-01')
  await world.turnTo('2026-03-10T09:00')
  await li.presses(post('安装回访'), '打下一个')
  await li.presses(li.direct.last, '有问题')
  await li.says(li.direct, '台面有划痕')
  const found = await world.bot.store.transaction((db) => db.complaint.findMany())
  expect(found).toMatchObject([{ visitId: 1 }])
  const told = (await office.timeline()).map(({ what, details }) => [what, details])
  expect(told).toContainEqual(['timeline-call.found', { code: 'AZ260309-01' }])
  expect(told).toContainEqual(['timeline-call.complaint', { code: found[0]?.code }])
})

test('whoever makes no such calls is refused, and what somebody else answered meanwhile is not answered twice', async () => {
  const { li, an, chen, world, work } = office
  await says(`/送货 ${ZHANG} 3月10日上午 翡翠湾3栋1201 原因:急`)
  await world.turnTo('2026-03-09T09:00')
  await chen.presses(post('送货确认'), '打下一个')
  expect(chen.direct.messages).toEqual([])
  await an.presses(post('送货确认'), '打下一个')
  await li.says(li.direct, '/回电 张三')
  await an.presses(an.direct.last, '有人接待')
  await li.presses(li.direct.last, '有人接待')
  expect(li.direct.last.text).toContain('张三不用打了')
  expect((await calls()).map(({ personId }) => personId)).toHaveLength(1)
  expect((await li.says(work, '/回电'))[0]?.text).toBe('现在没有要打的电话。')
})
