import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Door, openDoor } from './door.js'
import { labels } from './office.js'

let door: Door
beforeEach(async () => {
  door = await openDoor('2026-03-12T12:30')
})
afterEach(() => door.world.close())

test('R003-017: two hours before the time it is open, and the number stands in the private chat only', async () => {
  const { chen, work, world } = door
  await world.turnTo('2026-03-12T13:05')
  const seen = await chen.says(work, '/出发 AZ260309-01')
  const [answer] = seen
  expect(answer?.text).toBe('🚚 AZ260309-01 已出发（安装 李姐）\n现在给客户打电话，确认有人在家。')
  expect(labels(answer)).toEqual(['完成', '联系不上', '有问题', '遗留'])
  expect(chen.direct.last.text).toContain('李姐 13800000002')
  expect(chen.direct.last.text).toContain('江南里5号')
  for (const { room, text } of seen) if (room === work.id) expect(text).not.toContain('13800000002')
  expect(await door.stateOf('AZ260309-01')).toBe('underway')
  expect(labels(work.with('🚚 安装 AZ260309-01 已出发'))).toEqual(['完成', '联系不上', '有问题', '遗留'])
})

test('R003-017: earlier than that it asks once more', async () => {
  const { chen, work } = door
  await chen.says(work, '/出发 AZ260309-01')
  expect(work.last.text).toContain('AZ260309-01 李姐 还早，13:00起联系客户。现在就出发？')
  expect(await door.stateOf('AZ260309-01')).toBe('posted')
  await chen.presses(work.last, '现在出发')
  expect(await door.stateOf('AZ260309-01')).toBe('underway')
})

test('R003-017: less than an hour before the time it warns, and the timeline knows', async () => {
  const { chen, work, world } = door
  await world.turnTo('2026-03-12T14:00')
  const [inTime] = await chen.says(work, '/出发 SF260309-01')
  expect(inTime?.text).toContain('现在给客户打电话')
  await world.turnTo('2026-03-12T14:01')
  const [late] = await chen.says(work, '/出发 AZ260309-01')
  expect(late?.text).toContain('⚠️ 离上门不到1小时，马上给客户打电话。')
  expect((await door.timeline()).map(({ what }) => what)).toContain('timeline-door.leftLate')
})

test('R003-017: of a half-day nobody knows the hour: until its end it says when that is, then that it is over', async () => {
  const { chen, work, world } = door
  const [missed] = await chen.says(work, '/出发 SH260309-01')
  expect(missed?.text).toContain('⚠️ 已过约定的上午，马上打电话说明到达时间。')
  await world.turnTo('2026-03-12T17:01')
  const [late] = await chen.says(work, '/出发 SF260309-01')
  expect(late?.text).toContain('⚠️ 下午 18:00 前要到，马上给客户打电话。')
  const [over] = await chen.says(work, '/出发 AZ260309-01')
  expect(over?.text).toContain('⚠️ 已过约定的15:00，马上打电话说明到达时间。')
})

test('why it was booked so late is on no card once the crew has left, but /查看 knows', async () => {
  const { chen, li, work } = door
  await li.says(work, '/送货 陈六 13800000004 3月12日下午 江南里6号 原因:客户急着入住')
  expect(work.with('已预约送货 SH260312-01').text).toContain('原因: 客户急着入住')
  await chen.says(work, '/出发 SH260312-01')
  expect(work.with('🚚 送货 SH260312-01 已出发').text).not.toContain('原因')
  expect(chen.direct.last.text).not.toContain('原因')
  await li.says(work, '/完成 SH260312-01')
  expect(work.with('✓ 已完成送货 SH260312-01').text).not.toContain('原因')
  expect((await li.says(work, '/查看 SH260312-01'))[0]?.text).toContain('原因: 客户急着入住')
})

test('without a code one’s own visits of today are there to tap', async () => {
  const { chen, he, work, world } = door
  await world.turnTo('2026-03-12T13:30')
  await he.says(work, '/出发')
  expect(labels(work.last).sort()).toEqual(['AZ260309-01 李姐', 'SF260309-01 王五', 'SH260309-01 张三'])
  await chen.says(chen.direct, '/出发')
  expect(labels(chen.direct.last)).toEqual(['AZ260309-01 李姐'])
  await chen.presses(chen.direct.last, 'AZ260309-01 李姐')
  expect(await door.stateOf('AZ260309-01')).toBe('underway')
})

test('nobody leaves twice, on another day, or for what is over', async () => {
  const { chen, li, work, world } = door
  await world.turnTo('2026-03-12T13:30')
  await chen.says(work, '/出发 AZ260309-01')
  expect((await chen.says(work, '/出发 AZ260309-01'))[0]?.text).toBe('AZ260309-01 已经出发了。')
  await li.says(work, '/改期 SF260309-01 3月16日上午')
  expect((await chen.says(work, '/出发 SF260309-01'))[0]?.text).toContain('3月16日 周一 上午 的单，当天才能出发')
  await li.says(work, '/完成 SH260309-01')
  expect((await chen.says(work, '/出发 SH260309-01'))[0]?.text).toContain('已经完成')
})

test('a visit that is cancelled on the way: allowed with a warning, and the crew is called back', async () => {
  const { chen, li, an, work, world } = door
  await world.turnTo('2026-03-12T13:30')
  await chen.says(work, '/出发 AZ260309-01')
  const seen = await li.says(work, '/取消 AZ260309-01 客户不在家')
  expect(seen[0]?.text).toContain('师傅已经在路上')
  const turned = seen.find(({ text }) => text.includes('不用去了'))
  expect(turned?.text).toContain('@陈师傅')
  expect(await door.stateOf('AZ260309-01')).toBe('cancelled')
  expect((await an.says(work, '/完成 AZ260309-01'))[0]?.text).toContain('已经取消')
})

test('R003-034: the crew of a service visit calls ahead from two hours until one hour before', async () => {
  const { chen, work, world } = door
  await world.turnTo('2026-03-12T12:40')
  await door.wu.says(work, '/改期 SF260309-01 今天15:00 客户要求')
  await world.turnTo('2026-03-12T12:59')
  await chen.says(work, '/出发 SF260309-01')
  expect(work.last.text).toContain('SF260309-01 王五 还早，13:00起联系客户。')
  await world.turnTo('2026-03-12T14:00')
  expect((await chen.says(work, '/出发 SF260309-01'))[0]?.text).toContain('现在给客户打电话')
})

test('R003-034: a customer who cannot be reached is the specialist’s call at once; the visit stays', async () => {
  const { chen, work } = door
  const [told] = await chen.says(work, '/联系不上 SF260309-01')
  expect(told?.text).toContain('⚠️ 联系不上客户：SF260309-01（售服 王五，3月12日 周四 下午）')
  expect(told?.text).toContain('@吴芳')
  expect(told?.text).toContain('请 13:00 前核实')
  expect(labels(told)).toEqual(['打电话', '改期'])
  await chen.says(work, '/联系不上 SF260309-01')
  const calls = (await door.calls()).filter(({ kind }) => kind === 'unreachable')
  expect(calls).toMatchObject([{ state: 'open', key: expect.stringMatching(/^unreachable:\d+:2026-03-12$/) }])
  expect(await door.stateOf('SF260309-01')).not.toBe('cancelled')
})
