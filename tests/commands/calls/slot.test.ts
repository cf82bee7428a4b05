/** The half-day told by typing it: filed like a press on the card, early or late, and never asked for again. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { labels, type Office, openOffice } from '../visits/office.js'

let office: Office
beforeEach(async () => {
  office = await openOffice('2026-03-09T08:40')
  await office.li.says(office.li.direct, '/帮助')
})
afterEach(() => office.world.close())

const says = async (line: string) => (await office.li.says(office.work, line))[0]?.text
const ZHANG = '张三 13800000001'
const WANG = '王五 13800000002'
const list = () => office.work.with('送货时段，')
const calls = () => office.world.bot.store.transaction((db) => db.call.findMany({ where: { kind: 'slot' } }))

async function twoTomorrow() {
  await says(`/送货 ${ZHANG} 3月10日上午 翡翠湾3栋1201 岩板台面2套 原因:急`)
  await says(`/送货 ${WANG} 3月10日下午 江南里5号 水槽 原因:急`)
}

test('R003-016: one typed line files the half-day, and the list goes on', async () => {
  await twoTomorrow()
  await office.world.turnTo('2026-03-09T17:30')
  expect(list().text).toContain('（0/2）')
  expect(await says('/时段 SH260309-01 上午')).toBe('✓ SH260309-01 张三：上午，已告知（还差 1 家）')
  expect(list().text).toContain('（1/2）\n还差 1 家：王五 SH260309-02')
  expect(await says('/时段 02 下午')).toBe('✓ SH260309-02 王五：下午，已告知')
  expect(list().text).toBe('✓ 送货时段，电话打完了（2/2）')
  await office.world.turnTo('2026-03-09T19:00')
  expect(office.work.messages.some(({ text }) => /(⏰|⚠️) 送货时段/.test(text))).toBe(false)
})

test('R003-016: another half-day than was posted is a change for everybody', async () => {
  await twoTomorrow()
  await office.world.turnTo('2026-03-09T17:30')
  const seen = await office.sees(() => office.li.says(office.work, '/slot SH260309-01 pm'))
  expect(seen.map(({ text }) => text).join('\n')).toContain(
    '改期 SH260309-01（送货 张三）：3月10日 周二 上午 → 3月10日 周二 下午',
  )
  expect(seen.filter(({ room }) => room === office.second.id).length).toBe(1)
  expect((await office.visits())[0]).toMatchObject({ half: 'pm', day: '2026-03-10' })
})

test('told before the list is out: it is not asked for again', async () => {
  await twoTomorrow()
  await says('/送货 赵六 13800000003 3月13日上午 江南里6号 水槽')
  expect(await says('/时段 SH260309-01 上午')).toBe('✓ SH260309-01 张三：上午，已告知')
  expect(await says('/时段 SH260309-03 上午')).toBe('✓ SH260309-03 赵六：上午，已告知')
  await office.world.turnTo('2026-03-09T17:30')
  expect(list().text).toContain('（1/2）\n还差 1 家：王五 SH260309-02')
  await office.world.turnTo('2026-03-12T17:30')
  expect(list().text).not.toContain('SH260309-03')
})

test('the same again says so and changes nothing; the customer may change their mind', async () => {
  await twoTomorrow()
  await office.world.turnTo('2026-03-09T17:30')
  await says('/时段 SH260309-01 上午')
  const before = await office.timeline()
  expect(await says('/时段 SH260309-01 上午')).toBe(
    'SH260309-01 已告知：3月10日 周二 上午。客户改了，发 /时段 SH260309-01 上午 或 下午。',
  )
  expect(await office.timeline()).toEqual(before)
  await says('/时段 SH260309-01 下午')
  expect((await calls())[0]).toMatchObject({ state: 'done', answer: { said: 'pm' } })
  expect((await office.visits())[0]).toMatchObject({ half: 'pm' })
})

test('a half-day alone asks whose it is; a code alone shows the card; nothing at all is the next call', async () => {
  await twoTomorrow()
  expect(await says('/时段 上午')).toBe('送货时段，没有要打的电话了。')
  await office.world.turnTo('2026-03-09T17:30')
  await says('/时段 上午')
  expect(labels(office.work.last)).toEqual(['张三 SH260309-01', '王五 SH260309-02'])
  await office.li.presses(office.work.last, '王五 SH260309-02')
  expect((await office.visits())[1]).toMatchObject({ half: 'am' })
  await says('/时段 SH260309-01')
  expect(labels(office.li.direct.last)).toEqual(['上午', '下午', '没接'])
  await office.li.presses(office.li.direct.last, '没接')
  await says('/时段')
  expect(office.li.direct.last.text).toContain('📞 送货时段 · 张三')
})

test('only deliveries that still stand, and only by whoever calls', async () => {
  await twoTomorrow()
  await says(`/安装 ${ZHANG} 3月12日上午`)
  expect(await says('/时段 AZ260309-01 上午')).toBe('AZ260309-01 不是送货。改时间请发 /改期 AZ260309-01')
  await says('/取消 SH260309-02 客户出差')
  expect(await says('/时段 SH260309-02 上午')).toContain('SH260309-02 已经取消')
  await says('/暂缓 SH260309-01 客户没付尾款')
  expect(await says('/时段 SH260309-01 上午')).toBe('SH260309-01 已出发或暂缓，不用告知时段。')
  const [refused] = await office.wang.says(office.work, '/时段 SH260309-01 上午')
  expect(refused?.text).toContain('您不用操作')
})
