/** R001-042: VIP customers in one list, and their birthdays on a call list in time. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { labels, type Office, openOffice } from '../visits/office.js'

let office: Office
beforeEach(async () => {
  office = await openOffice('2026-02-26T08:00')
})
afterEach(() => office.world.close())

const answer = async (line: string) => (await office.li.says(office.work, line))[0]?.text ?? ''
const birthdays = () => office.work.messages.filter(({ text }) => text.includes('VIP 生日'))

test('/客户 VIP: who has something open comes first, then whom nobody has called the longest', async () => {
  expect(await answer('/客户 VIP')).toBe('还没有 VIP 客户。标记请发：/客户 张三 VIP:是 生日:03-08')
  expect(await answer('/客户 张三 13800000001 VIP:是 生日:3月8日')).toContain('VIP: 是\n生日: 3月8日')
  await answer('/客户 李梅 13800000002 翡翠湾3栋 VIP')
  await answer('/客户 王五 13800000003 翡翠湾4栋')
  await answer('/投诉 李梅 台面开裂')
  expect(await answer('/客户 VIP')).toBe(
    'VIP 客户 2 位\n· 李梅 138****0002 · 未结 TS260226-01 · 还没打过电话\n· 张三 138****0001 · 生日 3月8日 · 还没打过电话',
  )
  await office.admin.says(office.work, '/知晓 TS260226-01')
  expect(await answer('/客户 张三 VIP:否')).not.toContain('VIP: 是')
  expect(await answer('/客户 VIP')).toContain('VIP 客户 1 位')
})

test('a birthday is understood however it is written, and must exist', async () => {
  for (const typed of ['03-08', '3月8日', '1988-03-08', '1988年3月8日', '3/8', 'Mar 8', '8 March'])
    expect([typed, await answer(`/客户 张三 13800000001 生日:${typed}`)]).toEqual([
      typed,
      expect.stringContaining('生日: 3月8日'),
    ])
  expect(await answer('/客户 李梅 13800000002 生日:02-29')).toContain('生日: 2月29日')
  await answer('/客户 李梅 13800000002 生日:02-30')
  expect(office.work.last.text).toContain('02-30')
  expect((await answer('/客户 李梅')).includes('2月29日')).toBe(true)
})

test('at opening time customer service is asked to call today’s, and those of the rest days that follow', async () => {
  const { world, li, work } = office
  for (const [name, day] of [
    ['张三', '02-28'],
    ['李梅', '02-29'],
    ['王五', '03-01'],
    ['赵七', '03-02'],
  ])
    await answer(`/客户 ${name} 1380000000${day?.at(-1)} 翡翠湾 VIP:是 生日:${day}`)
  await answer('/客户 普通 13800000007 翡翠湾 生日:02-28')
  await world.turnTo('2026-02-27T12:00')
  expect(birthdays()).toEqual([])
  // 28 February 2026 is a Saturday that is worked, the Sunday after it rests.
  await world.turnTo('2026-02-28T09:01')
  const [post] = birthdays()
  expect(post?.text).toBe('@李四\n📞 VIP 生日，请打电话（0/3）\n还差 3 家：张三、李梅、王五\n今天到期：张三、李梅')
  await li.presses(work.last, '打下一个')
  const card = work.with('📞 VIP 生日 · 张三')
  expect(card.text).toContain('生日: 2月28日\n请祝客户生日快乐')
  expect(labels(card)).toEqual(['已祝福', '有问题', '没接'])
  await li.presses(card, '已祝福')
  expect(birthdays()[0]?.text).toContain('（1/3）')
  expect(await answer('/客户 VIP')).toContain('张三 138****0008 · 生日 2月28日 · 2月28日 周六 打过电话')

  // What was not said on the day is not said later; Monday has its own.
  await world.turnTo('2026-03-02T09:01')
  expect(birthdays().at(-1)?.text).toContain('还差 1 家：赵七')
})
