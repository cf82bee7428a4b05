import { afterEach, beforeEach, expect, test } from 'vitest'
import { labels, type Office, openOffice } from './office.js'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.world.close())

const ZHANG = '张三 13800000001'
const HOME = '翡翠湾3栋1201'

test('R003-009: a delivery is booked and its card says what was understood', async () => {
  const { li, work } = office
  const [card, ...more] = await li.says(work, `/送货 ${ZHANG} 3月13日上午 ${HOME} 岩板台面2套`)
  expect(card?.text).toBe(
    [
      '已预约送货 SH260309-01',
      '日期: 3月13日 周五 上午',
      '客户: 张三 138****0001',
      '地址: 翡翠湾3栋1201',
      '货品: 岩板台面2套',
    ].join('\n'),
  )
  expect(labels(card)).toEqual(['改期', '取消', '出发'])
  expect(more).toEqual([])
  const booked = { code: 'SH260309-01', kind: 'delivery', day: '2026-03-13', half: 'am', state: 'booked' }
  expect(await office.visits()).toMatchObject([booked])
})

test('the second booking takes the address from the file, and the crew is known by name', async () => {
  const { li, work, chen } = office
  await li.says(work, `/送货 ${ZHANG} 3月13日上午 ${HOME} 岩板`)
  const [card] = await li.says(work, `/安装 ${ZHANG} 3月14日 下午3点 师傅:${chen.name} 13900000009`)
  expect(card?.text).toContain('已预约安装 AZ260309-01')
  expect(card?.text).toContain('3月14日 周六 15:00')
  expect(card?.text).toContain('师傅: 陈师傅 139****0009')
  expect(card?.text).toContain(HOME)
  const [, visit] = await office.visits()
  expect(visit).toMatchObject({ crewPhone: '13900000009', half: 'pm', time: '15:00' })
  expect(visit?.crewId).not.toBeNull()
})

test('in a direct chat phone numbers are shown in full', async () => {
  const { li } = office
  const [card] = await li.says(li.direct, `/送货 ${ZHANG} 3月13日上午 ${HOME}`)
  expect(card?.text).toContain('张三 13800000001')
})

test('R003-009: little notice, less than three days, asks for a reason; one tap books, and no code is given out before', async () => {
  const { li, work } = office
  await li.says(work, `/送货 ${ZHANG} 明天上午 ${HOME} 岩板`)
  const ask = work.last
  const other = ask.buttons[2]?.id ?? ''
  expect(ask.text).toContain('提前不足 3 天')
  expect(labels(ask)).toEqual(['客户要求', '已提前沟通', '其他'])
  expect(await office.visits()).toEqual([])
  await li.presses(ask, '已提前沟通')
  expect(work.with('已预约送货 SH260309-01').text).toContain('原因: 已提前沟通')
  await li.pressesChoice(ask, other)
  expect(await office.visits()).toHaveLength(1)
})

test('the reason may also be typed', async () => {
  const { li, work } = office
  await li.says(work, `/送货 ${ZHANG} 明天上午 ${HOME} 岩板`)
  await li.says(work, '客户急着入住', { replyTo: work.last })
  expect(work.with('已预约送货').text).toContain('原因: 客户急着入住')
})

test('R003-009: enough notice, three days, ends with closing time of the last day', async () => {
  const { li, work, world } = office
  await world.turnTo('2026-03-10T17:59')
  expect((await li.says(work, `/送货 ${ZHANG} 3月13日上午 ${HOME}`))[0]?.text).toContain('已预约')
  await world.turnTo('2026-03-10T18:01')
  expect((await li.says(work, `/送货 ${ZHANG} 3月13日下午 ${HOME}`))[0]?.text).toContain('提前不足')
})

test('R003-029: a repair is meant to be soon and needs no reason', async () => {
  const [card] = await office.li.says(office.work, `/报修 ${ZHANG} 明天下午 ${HOME} 水槽漏水`)
  expect(card?.text).toContain('已预约售服 SF260309-01')
  expect(card?.text).toContain('问题: 水槽漏水')
})

test('name, half-day and address are asked for one after the other', async () => {
  const { li, work } = office
  await li.says(work, '/送货 13800000001 3月13日')
  expect(work.last.text).toContain('客户叫什么名字')
  await li.says(work, '张三', { replyTo: work.last })
  expect(work.last.text).toContain('上午还是下午')
  await li.presses(work.last, '下午')
  expect(work.last.text).toContain('张三 的地址')
  expect(work.last.text).toContain('回复本条消息')
  await li.says(work, '大家早上好，今天辛苦了')
  await li.says(work, HOME, { replyTo: work.last })
  const card = work.with('已预约送货')
  expect(card.text).toContain('3月13日 周五 下午')
  expect(card.text).toContain(`地址: ${HOME}`)
})

test('a name with two phone numbers on file is asked about', async () => {
  const { li, work } = office
  await li.says(work, `/客户 张三 13800000001 ${HOME}`)
  await li.says(work, '/客户 张三 13800000002 江南里5号')
  await li.presses(work.last, '另一位客户')
  await li.says(work, '/送货 张三 3月13日上午 岩板')
  expect(labels(work.last)).toEqual(['138****0002 江南里5号', '138****0001 翡翠湾3栋1201'])
  await li.presses(work.last, '138****0002 江南里5号')
  expect(work.with('已预约送货').text).toContain('地址: 江南里5号')
})

test('a day or half-day that is over asks for another', async () => {
  const { li, work, world } = office
  expect((await li.says(work, `/送货 ${ZHANG} 3月8日上午 ${HOME}`))[0]?.text).toContain('3月8日 周日 上午 已经过了')
  await world.turnTo('2026-03-09T13:00')
  await li.says(work, `/报修 ${ZHANG} 今天上午 ${HOME}`)
  expect(work.last.text).toContain('已经过了')
  expect(await office.visits()).toEqual([])
  await li.presses(work.last, '3月10日 周二 上午')
  expect(await office.visits()).toMatchObject([{ day: '2026-03-10', half: 'am' }])
})

test('a rest day is booked with a warning', async () => {
  const [card] = await office.li.says(office.work, `/送货 ${ZHANG} 3月15日上午 ${HOME}`)
  expect(card?.text).toContain('已预约')
  expect(card?.text).toContain('3月15日 周日 是休息日')
})

test('a fitter cannot book', async () => {
  const [no] = await office.chen.says(office.work, `/送货 ${ZHANG} 3月13日上午 ${HOME}`)
  expect(no?.text).toContain('/送货 只有')
  expect(await office.visits()).toEqual([])
})
