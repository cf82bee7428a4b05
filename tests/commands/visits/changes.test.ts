import { afterEach, beforeEach, expect, test } from 'vitest'
import { openOffice } from './office.js'

let office: Awaited<ReturnType<typeof openOffice>>
beforeEach(async () => {
  office = await openOffice('2026-03-09 10:00')
  await office.says('Li', '/送货 张三 13800000001 3月12日下午 翡翠湾3栋1201 岩板')
})
afterEach(() => office.close())

const rooms = (seen: unknown[]) => seen.map((post) => (post as { room: string }).room)

test('before the schedule is out a move is told only to the asker', async () => {
  const seen = await office.says('Li', '/改期 01 3月13日')
  expect(rooms(seen)).toEqual(['work'])
  expect(seen[0]?.text).toContain('已改期 SH260309-01（送货 张三）：3月12日 周四 下午 → 3月13日 周五 下午')
  const last = (await office.timeline()).at(-1)
  expect(last).toMatchObject({ what: 'timeline-visit.moved', details: { from: '2026-03-12', to: '2026-03-13' } })
})

test('only the half-day changes when only that is said', async () => {
  const [answer] = await office.says('Li', '/改期 0309-01 上午')
  expect(answer?.text).toContain('→ 3月12日 周四 上午')
})

test('after the post every change is a note in every room that has the schedule', async () => {
  office.at('2026-03-11 17:00')
  await office.posts()
  expect(await office.visits()).toMatchObject([{ state: 'posted' }])

  const moved = await office.says('Li', '/改期 SH260309-01 3月16日上午 客户出差')
  expect(rooms(moved)).toEqual(['work', 'second', 'depot'])
  for (const post of moved)
    expect(post.text).toContain(
      '【变更】改期 SH260309-01（送货 张三）：3月12日 周四 下午 → 3月16日 周一 上午，原因：客户出差',
    )
  expect(moved[0]?.text).toMatch(/^@An /)
  expect(await office.visits()).toMatchObject([{ state: 'booked', day: '2026-03-16' }])

  const [ask] = await office.says('Li', '/送货 王五 13800000002 明天上午 江南里5号 台面', 'Li')
  const added = (await ask?.press('客户要求')) ?? []
  expect(rooms(added)).toEqual(['Li', 'work', 'second', 'depot'])
  expect(added[1]?.text).toContain('【变更】加单 SH260311-01（送货 王五）')
  expect(added[1]?.text).toContain('138****0002')
  expect(added[0]?.text).toContain('13800000002')

  const cancelled = await office.says('An', '/取消 SH260311-01 客户不在家')
  expect(cancelled.map(({ text }) => text)).toEqual(
    Array(3).fill('【变更】取消 SH260311-01（送货 王五 3月12日 周四 上午），原因：客户不在家'),
  )
})

test('the button to cancel asks once more; the button to move asks for a day', async () => {
  const [card] = await office.says('Li', '/安装 张三 13800000001 3月13日上午')
  const [sure] = (await card?.press('取消')) ?? []
  expect(sure?.text).toContain('取消安装 AZ260309-01（张三 3月13日 周五 上午）？')
  const [day] = (await card?.press('改期')) ?? []
  expect(day?.buttons).toEqual(['3月10日 周二', '3月11日 周三', '3月12日 周四'])
  const [moved] = (await day?.press('3月12日 周四')) ?? []
  expect(moved?.text).toContain('3月13日 周五 上午 → 3月12日 周四 上午')
  const [askedAgain] = (await card?.press('取消')) ?? []
  expect((await askedAgain?.press('确认'))?.[0]?.text).toContain('已取消 AZ260309-01')
})

test('what is over stays as it is, with a polite sentence', async () => {
  expect((await office.says('Li', '/完成 01'))[0]?.text).toBe('已完成 SH260309-01（送货 张三）')
  for (const again of ['/完成 01', '/取消 01', '/改期 01 3月20日'])
    expect((await office.says('Li', again)).map(({ text }) => text)).toEqual(['SH260309-01 已经完成，不能再改。'])
  expect(await office.visits()).toMatchObject([{ state: 'done', day: '2026-03-12' }])
  expect(await office.timeline()).toHaveLength(2)
})

test('the same slot, an unknown code and a code of another brand change nothing', async () => {
  expect((await office.says('Li', '/改期 01 3月12日下午'))[0]?.text).toContain('本来就是')
  expect((await office.says('Li', '/取消 SH260309-07'))[0]?.text).toContain('没有这个编号')
  expect((await office.says('Zhou', '/取消 SH260309-01', 'other'))[0]?.text).toContain('没有这个编号')
  expect(await office.visits()).toMatchObject([{ state: 'booked' }])
})

test('a tail that fits several visits is asked about', async () => {
  await office.says('Li', '/安装 张三 13800000001 3月13日上午')
  const [ask] = await office.says('Li', '/完成 01')
  expect(ask?.buttons).toEqual(['AZ260309-01 安装 张三', 'SH260309-01 送货 张三'])
  expect((await ask?.press('SH260309-01 送货 张三'))?.[0]?.text).toContain('已完成 SH260309-01')
})
