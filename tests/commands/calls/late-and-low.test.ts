/** Calls that come up at any hour, lists that are late, people who are away, and a dealer who has no such lists. */
import { afterEach, expect, test } from 'vitest'
import { labels, type Office, openOffice } from '../visits/office.js'

let office: Office
afterEach(() => office.world.close())

const says = async (line: string) => (await office.li.says(office.work, line))[0]?.text
const ZHANG = '张三 13800000001'

/** What another part of the day does when goods are late. */
const delayed = (key: string) =>
  office.world.bot.store.transaction(({ sql }) => {
    const now = office.world.time.now()
    const row = { key, brandId: 1, kind: 'delay', customerId: 1, day: '2026-03-09', dueAt: now, createdAt: now }
    sql.insert('Call', row)
  })

test('R003-005: customers to be told of a delay are listed within a minute, later ones by their names', async () => {
  office = await openOffice()
  const { an, world, work } = office
  await says(`/客户 ${ZHANG} 翡翠湾3栋1201`)
  await delayed('delay:1')
  await world.turnBy(1)
  expect(work.last.text).toBe('@安娜\n📞 延期通知，请打电话（0/1）\n还差 1 家：张三\n今天到期：张三')
  await delayed('delay:2')
  await world.turnBy(1)
  expect(work.last.text).toBe('@安娜\n📞 延期通知，加打：张三')
  await an.says(an.direct, '/帮助')
  await an.presses(work.last, '打下一个')
  expect(labels(an.direct.last)).toEqual(['已告知', '改期', '没接'])
})

test('R003-012: a list that was missed while the program was down is made late; its end is told all the same', async () => {
  office = await openOffice('2026-03-09T15:00')
  const { world, work } = office
  await says(`/安装 ${ZHANG} 3月10日上午 翡翠湾3栋1201 原因:急`)
  await world.down()
  world.time.set(new Date('2026-03-09T17:30:00+08:00'))
  await world.boot()
  await world.turnTo('2026-03-09T17:31')
  expect(work.with('⚠️ 安装确认').text).toContain('还差 1 家：张三 AZ260309-01')
  expect(work.with('📞 安装确认').text).toContain('@李四')
})

test('R003-020: each delivery has its own end, closing of the working day after it; those of yesterday are named', async () => {
  office = await openOffice('2026-03-09T10:00')
  const { world, work } = office
  await says(`/送货 ${ZHANG} 3月9日下午 翡翠湾3栋1201 原因:急`)
  await says('/送货 王五 13800000002 3月10日上午 江南里5号 原因:急')
  await world.turnTo('2026-03-09T16:00')
  await says('/完成 SH260309-01')
  await world.turnTo('2026-03-10T11:00')
  await says('/完成 SH260309-02')
  await world.turnTo('2026-03-10T15:00')
  expect(work.with('📞 送货回访').text).toBe(
    '@李四\n📞 送货回访，请打电话（0/2）\n还差 2 家：张三 SH260309-01、王五 SH260309-02\n今天到期：张三 SH260309-01',
  )
  await world.turnTo('2026-03-10T18:00')
  expect(work.with('⚠️ 送货回访').text).toContain('还差 1 家：张三 SH260309-01')
})

test('R003-011: where no list was posted that day, who is still to be called is no reproach but the list', async () => {
  office = await openOffice('2026-03-09T09:05')
  const { world, work } = office
  await says(`/送货 ${ZHANG} 3月10日上午 翡翠湾3栋1201 原因:急`)
  await world.turnTo('2026-03-09T15:00')
  expect(work.with('送货确认').text).toMatch(/^@安娜\n📞 送货确认，请打电话（0\/1）/)
  expect(work.messages.some(({ text }) => text.includes('⏰ 送货确认'))).toBe(false)
})

test('R003-041: while the caller is away the deputy is pinged, and may answer', async () => {
  office = await openOffice('2026-03-09T10:00')
  const { admin, an, chen, world, work } = office
  await an.says(work, '/请假 3月10日 到 3月10日 代理:@陈师傅', { mentions: [chen] })
  await admin.presses(work.last, '批准')
  await says(`/送货 ${ZHANG} 3月11日上午 翡翠湾3栋1201 原因:急`)
  await world.turnTo('2026-03-10T09:00')
  const list = work.with('送货确认')
  expect(list.text).toContain('@陈师傅')
  await chen.says(chen.direct, '/帮助')
  await chen.presses(list, '打下一个')
  await chen.presses(chen.direct.last, '有人接待')
  expect(work.with('送货确认').text).toContain('（1/1）')
})

test('a customer who cannot be found, and a list that is empty, are one sentence', async () => {
  office = await openOffice()
  expect(await says('/回电 李雷')).toBe('没有叫“李雷”的客户。\n现在没有要打的电话。')
  expect(await says('/回电 安装回访')).toBe('安装回访，没有要打的电话了。')
})
