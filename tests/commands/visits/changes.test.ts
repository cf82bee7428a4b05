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

test('after the post every change is a note in every room that has the schedule', async () => {
  const { li, an, work, second, depot, world } = office
  await world.turnTo('2026-03-11T17:00')
  expect(await office.visits()).toMatchObject([{ state: 'posted' }])

  const moved = await li.says(work, '/改期 SH260309-01 3月16日上午 客户出差')
  expect(rooms(moved).sort()).toEqual([work.id, second.id, depot.id].sort())
  for (const { text } of moved)
    expect(text).toContain(
      '【变更】改期 SH260309-01（送货 张三）：3月12日 周四 下午 → 3月16日 周一 上午，原因：客户出差',
    )
  expect(work.last.text).toContain('@安娜')
  expect(await office.visits()).toMatchObject([{ state: 'booked', day: '2026-03-16' }])

  await li.says(li.direct, '/送货 王五 13800000002 明天上午 江南里5号 台面')
  const added = await office.sees(() => li.presses(li.direct.last, '客户要求'))
  expect(rooms(added).sort()).toEqual([li.direct.id, work.id, second.id, depot.id].sort())
  expect(li.direct.last.text).toContain('13800000002')
  for (const room of [work, second, depot]) {
    expect(room.last.text).toContain('【变更】加单 SH260311-01（送货 王五）')
    expect(room.last.text).toContain('138****0002')
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
  expect(labels(work.last)).toEqual(['3月10日 周二', '3月11日 周三', '3月12日 周四'])
  await li.presses(work.last, '3月12日 周四')
  expect(work.last.text).toContain('3月13日 周五 上午 → 3月12日 周四 上午')
  await li.presses(card, '取消')
  await li.presses(work.last, '确认')
  expect(work.last.text).toContain('已取消 AZ260309-01')
})

test('what is over stays as it is, with a polite sentence', async () => {
  const { li, work } = office
  expect((await li.says(work, '/完成 01'))[0]?.text).toBe('已完成 SH260309-01（送货 张三）')
  for (const again of ['/完成 01', '/取消 01', '/改期 01 3月20日'])
    expect((await li.says(work, again)).map(({ text }) => text)).toEqual(['SH260309-01 已经完成，不能再改。'])
  expect(await office.visits()).toMatchObject([{ state: 'done', day: '2026-03-12' }])
  expect(await office.timeline()).toHaveLength(2)
})

test('the same slot, an unknown code and a code of another brand change nothing', async () => {
  const { li, zhou, work, other } = office
  expect((await li.says(work, '/改期 01 3月12日下午'))[0]?.text).toContain('本来就是')
  expect((await li.says(work, '/取消 SH260309-07'))[0]?.text).toContain('没有这个编号')
  expect((await zhou.says(other, '/取消 SH260309-01'))[0]?.text).toContain('没有这个编号')
  expect(await office.visits()).toMatchObject([{ state: 'booked' }])
})

test('a tail that fits several visits is asked about', async () => {
  const { li, work } = office
  await li.says(work, '/安装 张三 13800000001 3月13日上午')
  await li.says(work, '/完成 01')
  expect(labels(work.last)).toEqual(['AZ260309-01 安装 张三', 'SH260309-01 送货 张三'])
  await li.presses(work.last, 'SH260309-01 送货 张三')
  expect(work.last.text).toContain('已完成 SH260309-01')
})
