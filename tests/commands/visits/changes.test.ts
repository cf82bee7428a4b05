import { afterEach, beforeEach, expect, test } from 'vitest'
import { labels, type Office, openOffice } from './office.js'

let office: Office
beforeEach(async () => {
  office = await openOffice('2026-03-09T10:00')
  await office.li.says(office.work, '/送货 张三 13800000001 3月12日下午 翡翠湾3栋1201 岩板')
})
afterEach(() => office.world.close())

const rooms = (messages: { room: string }[]) => messages.map(({ room }) => room)

test('before the schedule is out a move is told only to the asker', async () => {
  const { li, work } = office
  const seen = await li.says(work, '/改期 01 3月13日')
  expect(rooms(seen)).toEqual([work.id])
  expect(seen[0]?.text).toContain('已改期 SH260309-01（送货 张三）：3月12日 周四 下午 → 3月13日 周五 下午')
  const last = (await office.timeline()).at(-1)
  expect(last).toMatchObject({ what: 'timeline-visit.moved', details: { from: '2026-03-12', to: '2026-03-13' } })
})

test('only the half-day changes when only that is said', async () => {
  const [answer] = await office.li.says(office.work, '/改期 0309-01 上午')
  expect(answer?.text).toContain('→ 3月12日 周四 上午')
})

test('R003-015, R003-019: after the post every change is a note in every room that has the schedule', async () => {
  const { li, an, work, second, depot, world } = office
  await world.turnTo('2026-03-11T17:00')
  expect(await office.visits()).toMatchObject([{ state: 'posted' }])

  const moved = await li.says(work, '/改期 SH260309-01 3月16日上午 客户出差')
  expect(rooms(moved).sort()).toEqual([work.id, second.id, depot.id].sort())
  for (const { text } of moved)
    expect(text).toContain(
      '【变更】改期 SH260309-01（送货 张三）：3月12日 周四 下午 → 3月16日 周一 上午，原因：客户出差',
    )
  expect(moved.filter(({ text }) => text.includes('@安娜')).map(({ room }) => room)).toEqual([work.id])
  expect(await office.visits()).toMatchObject([{ state: 'booked', day: '2026-03-16' }])

  await li.says(li.direct, '/送货 王五 13800000002 明天上午 江南里5号 台面')
  const added = await office.sees(() => li.presses(li.direct.last, '客户要求'))
  expect(rooms(added).sort()).toEqual([li.direct.id, work.id, second.id, depot.id].sort())
  expect(li.direct.with('已预约送货').text).toContain('13800000002')
  for (const room of [work, second, depot]) {
    expect(room.last.text).toContain('【变更】加单 SH260311-01（送货 王五 3月12日 周四 上午）')
    expect(room.last.text).not.toContain('江南里5号')
  }

  const cancelled = await an.says(work, '/取消 SH260311-01 客户不在家')
  expect(cancelled.map(({ text }) => text)).toEqual(
    Array(3).fill('【变更】取消 SH260311-01（送货 王五 3月12日 周四 上午），原因：客户不在家'),
  )
})

test('the button to cancel asks once more; the button to move asks for a day', async () => {
  const { li, work } = office
  const [card] = await li.says(work, '/安装 张三 13800000001 3月13日上午')
  if (!card) throw new Error('no card')
  await li.presses(card, '取消')
  expect(work.last.text).toContain('取消安装 AZ260309-01（张三 3月13日 周五 上午）？')
  await li.presses(card, '改期')
  expect(labels(work.last)).toEqual(['3月14日 周六', '3月16日 周一', '3月17日 周二'])
  await li.presses(work.last, '3月16日 周一')
  expect(work.last.text).toContain('3月13日 周五 上午 → 3月16日 周一 上午')
  await li.presses(card, '取消')
  await li.presses(work.last, '确认')
  expect(work.last.text).toContain('已取消 AZ260309-01')
})

test('the days that are offered are those on which the crew has time', async () => {
  const { admin, li, work } = office
  await admin.says(work, '/班组 加 一组 送货 13900000001 每半天:1')
  for (const [name, phone, day] of [
    ['张三', '13800000001', '3月13日'],
    ['王五', '13800000002', '3月14日'],
  ])
    await li.says(work, `/送货 ${name} ${phone} ${day}上午 翡翠湾3栋1201 水槽 师傅:一组`)
  await li.says(work, '/改期 SH260309-02')
  expect(work.last.text).toBe('SH260309-02 原定 3月13日 周五 上午，改到哪天？')
  expect(labels(work.last)).toEqual(['3月16日 周一', '3月17日 周二', '3月18日 周三'])
})

test('what is over stays as it is, with a polite sentence', async () => {
  const { li, work, world } = office
  await world.turnTo('2026-03-12T15:00')
  expect((await li.says(work, '/完成 SH260309-01'))[0]?.text).toBe('已完成 SH260309-01（送货 张三）')
  const told = await office.timeline()
  for (const again of ['/完成', '/取消', '/改期'])
    expect((await li.says(work, `${again} SH260309-01`)).map(({ text }) => text)).toEqual([
      'SH260309-01 已经完成，不能再改。点错了，当天可发 /未完成 SH260309-01',
    ])
  expect(await office.visits()).toMatchObject([{ state: 'done', day: '2026-03-12' }])
  expect(await office.timeline()).toEqual(told)
})

test('booked in a work group after the post: the card, and the note without the address', async () => {
  const { li, work, second, depot, world } = office
  await world.turnTo('2026-03-11T17:00')
  await li.says(work, '/送货 王五 13800000002 明天上午 江南里5号 台面')
  await li.presses(work.last, '客户要求')
  expect(work.with('已预约送货 SH260311-01').buttons).toHaveLength(3)
  for (const room of [work, second, depot])
    expect(room.with('【变更】').text.split('\n').at(-1)).toBe(
      '【变更】加单 SH260311-01（送货 王五 3月12日 周四 上午）',
    )
})

test('the card follows the visit: a new date, then no buttons', async () => {
  const { an, work, world } = office
  const card = work.with('已预约送货 SH260309-01')
  await an.says(work, '/改期 01 3月13日上午')
  expect(card.text).toContain('已预约送货 SH260309-01\n日期: 3月13日 周五 上午')
  expect(labels(card)).toEqual(['改期', '取消', '出发'])
  await world.turnTo('2026-03-13T11:00')
  await an.says(an.direct, '/完成 SH260309-01')
  expect(card.text).toContain('✓ 已完成送货 SH260309-01\n日期: 3月13日 周五 上午')
  expect(labels(card)).toEqual([])
})

test('a card in a direct chat shows what others did elsewhere, and keeps the phone number', async () => {
  const { li, an, work } = office
  const [card] = await li.says(li.direct, '/安装 张三 13800000001 3月13日上午')
  await an.says(work, '/取消 AZ260309-01 客户出差')
  expect(card?.text).toContain('✗ 已取消安装 AZ260309-01')
  expect(card?.text).toContain('张三 13800000001')
  expect(labels(card)).toEqual([])
})

test('a move to a near day asks why, as a booking does; a service visit is meant to be soon', async () => {
  const { li, work } = office
  await li.says(work, '/改期 01 明天下午')
  expect(work.last.text).toContain('提前不足 3 天，请选原因：')
  expect(labels(work.last)).toEqual(['客户要求', '已提前沟通', '其他'])
  expect(await office.visits()).toMatchObject([{ day: '2026-03-12' }])
  await li.presses(work.last, '客户要求')
  expect(work.last.text).toBe('已改期 SH260309-01（送货 张三）：3月12日 周四 下午 → 3月10日 周二 下午，原因：客户要求')
  expect(work.with('已预约送货').text).toContain('原因: 客户要求')
  const [story] = await li.says(work, '/查看 SH260309-01')
  expect(story?.text).toContain('李四：改期 3月12日 周四 → 3月10日 周二，原因：客户要求')

  await li.says(work, '/报修 张三 13800000001 3月13日下午 水槽漏水')
  expect((await li.says(work, '/改期 SF260309-01 明天上午'))[0]?.text).toContain('已改期 SF260309-01')
})

test('the same slot, an unknown code and a code of another brand change nothing', async () => {
  const { li, zhou, work, other } = office
  expect((await li.says(work, '/改期 01 3月12日下午'))[0]?.text).toContain('本来就是')
  expect((await li.says(work, '/取消 SH260309-07'))[0]?.text).toContain('没有这个编号')
  expect((await zhou.says(other, '/取消 SH260309-01'))[0]?.text).toContain('没有这个编号')
  expect(await office.visits()).toMatchObject([{ state: 'booked' }])
})

test('a tail that fits several visits is asked about', async () => {
  const { li, work, world } = office
  await li.says(work, '/安装 张三 13800000001 3月12日上午 原因:急')
  await world.turnTo('2026-03-12T15:00')
  await li.says(work, '/完成 260309-01')
  expect(labels(work.last)).toEqual(['AZ260309-01 张三', 'SH260309-01 张三'])
  await li.presses(work.last, 'SH260309-01 张三')
  expect(work.last.text).toContain('已完成 SH260309-01')
})
