import { afterEach, beforeEach, expect, test } from 'vitest'
import { openOffice } from './office.js'

let office: Awaited<ReturnType<typeof openOffice>>
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const ZHANG = '张三 13800000001'

test('a delivery is booked and its card says what was understood', async () => {
  const [card, ...more] = await office.says('Li', `/送货 ${ZHANG} 3月13日上午 翡翠湾3栋1201 岩板台面2套`)
  expect(card?.text).toBe(
    [
      '已预约送货 SH260309-01',
      '日期: 3月13日 周五 上午',
      '客户: 张三 138****0001',
      '地址: 翡翠湾3栋1201',
      '货品: 岩板台面2套',
    ].join('\n'),
  )
  expect(card?.buttons).toEqual(['改期', '取消', '完成'])
  expect(more).toEqual([])
  expect(await office.visits()).toMatchObject([
    { code: 'SH260309-01', kind: 'delivery', day: '2026-03-13', half: 'am', state: 'booked' },
  ])
})

test('the second booking takes the address from the file, and the crew is known by name', async () => {
  await office.says('Li', `/送货 ${ZHANG} 3月13日上午 翡翠湾3栋1201 岩板`)
  const [card] = await office.says('Li', `/安装 ${ZHANG} 3月14日 下午3点 师傅:Chen 13900000009`)
  expect(card?.text).toContain('已预约安装 AZ260309-01')
  expect(card?.text).toContain('3月14日 周六 15:00')
  expect(card?.text).toContain('师傅: Chen 139****0009')
  expect(card?.text).toContain('翡翠湾3栋1201')
  expect((await office.visits())[1]).toMatchObject({ crewId: 3, crewPhone: '13900000009', half: 'pm', time: '15:00' })
})

test('in a direct chat phone numbers are shown in full', async () => {
  const [card] = await office.says('Li', `/送货 ${ZHANG} 3月13日上午 翡翠湾3栋1201`, 'Li')
  expect(card?.text).toContain('张三 13800000001')
})

test('little notice asks for a reason; one tap books, and no code is given out before', async () => {
  const [ask] = await office.says('Li', `/送货 ${ZHANG} 明天上午 翡翠湾3栋1201 岩板`)
  expect(ask?.text).toContain('提前不足 3 天')
  expect(ask?.buttons).toEqual(['客户要求', '已提前沟通', '其他'])
  expect(await office.visits()).toEqual([])
  const [card] = (await ask?.press('已提前沟通')) ?? []
  expect(card?.text).toContain('SH260309-01')
  expect(card?.text).toContain('原因: 已提前沟通')
  const [again] = (await ask?.press('其他')) ?? []
  expect(again?.text).toBe('已经选过了，不用再点。')
  expect(await office.visits()).toHaveLength(1)
})

test('enough notice ends with closing time of the last day', async () => {
  office.at('2026-03-10 17:59')
  expect((await office.says('Li', `/送货 ${ZHANG} 3月13日上午 翡翠湾3栋1201`))[0]?.text).toContain('已预约')
  office.at('2026-03-10 18:01')
  expect((await office.says('Li', `/送货 ${ZHANG} 3月13日上午 翡翠湾3栋1201`))[0]?.text).toContain('提前不足')
})

test('a repair is meant to be soon and needs no reason', async () => {
  const [card] = await office.says('Li', `/报修 ${ZHANG} 明天下午 翡翠湾3栋1201 水槽漏水`)
  expect(card?.text).toContain('已预约售服 SF260309-01')
  expect(card?.text).toContain('问题: 水槽漏水')
})

test('half-day, address and name are asked for one after the other', async () => {
  const [half] = await office.says('Li', '/送货 13800000001 3月13日')
  expect(half?.text).toContain('客户叫什么名字')
  const [who] = await office.says('Li', '张三')
  expect(who?.text).toContain('上午还是下午')
  const [where] = (await who?.press('下午')) ?? []
  expect(where?.text).toContain('张三 的地址')
  const [card] = await office.says('Li', '翡翠湾3栋1201')
  expect(card?.text).toContain('3月13日 周五 下午')
})

test('a name with two phone numbers on file is asked about', async () => {
  await office.says('Li', '/客户 张三 13800000001 翡翠湾3栋1201')
  await office.says('Li', '/客户 张三 13800000002 江南里5号')
  const [ask] = await office.says('Li', '/送货 张三 3月13日上午 岩板')
  expect(ask?.buttons).toEqual(['138****0002 江南里5号', '138****0001 翡翠湾3栋1201'])
  const [card] = (await ask?.press('138****0002 江南里5号')) ?? []
  expect(card?.text).toContain('江南里5号')
})

test('a day or half-day that is over asks for another', async () => {
  const [past] = await office.says('Li', `/送货 ${ZHANG} 3月8日上午 翡翠湾3栋1201`)
  expect(past?.text).toContain('3月8日 周日 上午 已经过了')
  office.at('2026-03-09 13:00')
  expect((await office.says('Li', `/送货 ${ZHANG} 今天上午 翡翠湾3栋1201`))[0]?.text).toContain('已经过了')
  expect(await office.visits()).toEqual([])
})

test('a rest day is booked with a warning', async () => {
  const [card] = await office.says('Li', `/送货 ${ZHANG} 3月15日上午 翡翠湾3栋1201`)
  expect(card?.text).toContain('已预约')
  expect(card?.text).toContain('3月15日 周日 是休息日')
})

test('a fitter cannot book', async () => {
  const refused = await office
    .says('Chen', `/送货 ${ZHANG} 3月13日上午 翡翠湾3栋1201`)
    .catch((error: unknown) => String(error))
  expect(await office.visits()).toEqual([])
  expect(refused).toBeDefined()
})
