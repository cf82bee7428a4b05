/** What is suggested while somebody types: to whom, in which order, and that looking changes nothing. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CUSTOMERS_LIKE } from '../../src/domain/suggestions/customers.js'
import { type Office, openOffice } from '../commands/visits/office.js'

const HOME = '13800000001 3月20日上午 翡翠湾3栋1201'
let office: Office
beforeEach(async () => {
  office = await openOffice('2026-03-09T10:00')
})
afterEach(() => office.world.close())

const values = (found: { value: string }[]) => found.map(({ value }) => value)
const labels = (found: { label: string }[]) => found.map(({ label }) => label)
const rows = () =>
  office.world.bot.store.read((db) =>
    ['Room', 'Account', 'Person', 'Event', 'Post', 'Question'].map((table) =>
      db.sql.get(`SELECT count(*) AS "rows" FROM "${table}"`),
    ),
  )

describe('codes', () => {
  test('of open complaints by tail or customer, with what it is about', async () => {
    const { li, work } = office
    await li.says(work, '/投诉 张三 13800000001 台面开裂')
    await li.says(work, '/投诉 李娜 13800000002 水槽漏水')
    const all = await li.types(work, 'route', 'code')
    expect(all).toEqual([
      { label: 'TS260309-02 李娜 水槽漏水', value: 'TS260309-02' },
      { label: 'TS260309-01 张三 台面开裂', value: 'TS260309-01' },
    ])
    for (const typed of ['张', '0309-01', 'ts260309-01'])
      expect(values(await li.types(work, 'route', 'code', typed))).toEqual(['TS260309-01'])
    expect(values(await li.types(work, 'route', 'code', '01'))[0]).toBe('TS260309-01')
    for (const typed of ['100%', '_', '王']) expect(await li.types(work, 'route', 'code', typed)).toEqual([])
  })

  test('of closed complaints, where they are to be opened again', async () => {
    const { li, admin, work } = office
    await li.says(work, '/投诉 张三 13800000001 台面开裂')
    await li.says(work, '/投诉 李娜 13800000002 水槽漏水')
    await admin.says(work, '/结案 TS260309-01 客户撤诉')
    expect(values(await li.types(work, 'reopen', 'code'))).toEqual(['TS260309-01'])
    expect(values(await li.types(work, 'show', 'code'))).toEqual(['TS260309-02'])
  })

  test('of this thread first, then of what waits for me', async () => {
    const { li, wang, work } = office
    await li.says(work, '/投诉 张三 13800000001 瓷砖空鼓')
    const thread = work.with('瓷砖空鼓').thread ?? work.with('TS260309-01').thread
    await li.says(work, '/投诉 李娜 13800000002 投诉态度')
    await li.says(work, '/投诉 王五 13800000003 投诉态度')
    expect(values(await wang.types(work, 'ack', 'code'))[0]).toBe('TS260309-01')
    expect(values(await li.types(work, 'show', 'code', '', { thread }))[0]).toBe('TS260309-01')
  })

  test('of visits that can still be changed, the nearest first, for commands about visits; of both to look at', async () => {
    const { li, work } = office
    await li.says(work, `/送货 张三 ${HOME}`)
    await li.says(work, '/安装 张三 13800000001 3月16日下午 翡翠湾3栋1201')
    await li.says(work, '/报修 张三 13800000001 3月12日下午 水槽漏水')
    await li.says(work, '/取消 SF260309-01 客户出差')
    await li.says(work, '/投诉 张三 13800000001 台面开裂')
    expect(labels(await li.types(work, 'move', 'code', '张三'))).toEqual([
      'AZ260309-01 安装 张三 · 3月16日 周一 下午',
      'SH260309-01 送货 张三 · 3月20日 周五 上午',
    ])
    expect(values(await li.types(work, 'show', 'code'))).toEqual(['TS260309-01', 'AZ260309-01', 'SH260309-01'])
  })
})

describe('names', () => {
  test('of customers by a part of the name or the beginning of the phone, numbers masked as the room may see them', async () => {
    const { li, work } = office
    for (const who of ['张三 13800000001', '小张 13800000003', '"Zhang San" 13700000004', '张三 13900000009'])
      await li.says(work, `/客户 ${who} 翡翠湾3栋1201`)
    await li.presses(work.last, '另一位客户')
    expect(await li.types(work, 'delivery', 'customer', '张')).toEqual([
      { label: '张三 139****0009、138****0001', value: '张三' },
      { label: '小张 138****0003', value: '小张' },
    ])
    expect(values(await li.types(work, 'complaint', 'customer', '138'))).toEqual(['小张', '张三'])
    expect(await li.types(work, 'find', 'text', 'zhang')).toEqual([
      { label: 'Zhang San 137****0004', value: '"Zhang San"' },
    ])
    await li.uses(work, 'customer', { customer: '"Zhang San"' })
    expect(work.last.text).toContain('Zhang San')
  })

  test('of departments, of people with their roles, and for the admin of those who wait', async () => {
    const { li, admin, work, world } = office
    expect(values(await li.types(work, 'route', 'department', '工'))).toEqual(['工程部'])
    expect((await li.types(work, 'delivery', 'crew'))[0]).toEqual({ label: '陈师傅 · 安装师傅', value: '陈师傅' })
    expect(values(await li.types(work, 'staff', 'name', '王'))).toEqual(['王强'])
    await world.person('王小二', '1090').says(work, '/我是 王小二 财务')
    expect(values(await admin.types(work, 'staff', 'name', '王'))).toEqual(['王小二', '王强'])
    expect(values(await li.types(work, 'staff', 'name', '王'))).toEqual(['王强'])
  })

  test('of the brands that one serves; an admin serves all', async () => {
    const { li, admin, work, world } = office
    expect(values(await admin.types(work, 'bind', 'brand'))).toEqual(['岩板一店', '岩板二店'])
    expect(values(await admin.types(work, 'bind', 'brand', '二'))).toEqual(['岩板二店'])
    expect(values(await li.types(li.direct, 'iam', 'brand'))).toEqual(['岩板一店'])
    const unbound = world.room('-999', '新群')
    expect(values(await admin.types(unbound, 'bind', 'brand', '一'))).toEqual(['岩板一店'])
  })
})

describe('days', () => {
  test('today and the next two weeks, with their weekdays', async () => {
    const { li, work } = office
    const days = await li.types(work, 'delivery', 'date')
    expect(days).toHaveLength(15)
    expect(days.slice(0, 4)).toEqual([
      { label: '今天 3月9日 周一', value: '2026-03-09' },
      { label: '明天 3月10日 周二', value: '2026-03-10' },
      { label: '后天 3月11日 周三', value: '2026-03-11' },
      { label: '3月12日 周四', value: '2026-03-12' },
    ])
  })

  test('what was typed as it is understood, then what matches', async () => {
    const { li, work } = office
    expect((await li.types(work, 'delivery', 'date', '明天下午3点'))[0]).toEqual({
      label: '3月10日 周二 15:00',
      value: '2026-03-10 15:00',
    })
    expect(values(await li.types(work, 'move', 'date', 'tomorrow'))).toEqual([
      '2026-03-10',
      '2026-03-10 am',
      '2026-03-10 pm',
    ])
    expect(values(await li.types(work, 'schedule', 'date', '明天'))).toEqual(['2026-03-10'])
    expect(values(await li.types(work, 'delivery', 'date', '明'))).toEqual(['2026-03-10'])
    expect(values(await li.types(work, 'schedule', 'date', '周五'))).toEqual(['2026-03-13', '2026-03-20'])
    expect(await li.types(work, 'delivery', 'date', '2月30日')).toEqual([])
  })

  test('are understood when they come back', async () => {
    const { li, work } = office
    const [, morning] = await li.types(work, 'delivery', 'date', '3月20日')
    await li.uses(work, 'delivery', {
      customer: '张三',
      phone: '13800000001',
      address: '翡翠湾3栋1201',
      date: morning?.value ?? '',
    })
    expect(work.with('已预约送货').text).toContain('3月20日 周五 上午')
  })
})

describe('nothing is suggested', () => {
  test('to strangers, to those who may not use the command, and of another brand', async () => {
    const { li, zhou, chen, work, other, world } = office
    await li.says(work, `/送货 张三 ${HOME}`)
    const stranger = world.person('路人', '1999')
    for (const [command, option] of [
      ['ack', 'code'],
      ['delivery', 'customer'],
      ['delivery', 'date'],
      ['iam', 'brand'],
    ] as const) {
      expect(await stranger.types(work, command, option)).toEqual([])
      expect(await zhou.types(work, command, option)).toEqual([])
    }
    expect(await chen.types(work, 'delivery', 'customer')).toEqual([])
    expect(await zhou.types(other, 'delivery', 'customer')).toEqual([])
    expect(await li.types(world.room('-999'), 'delivery', 'customer')).toEqual([])
  })

  test('for what is no command, no option, or not looked up', async () => {
    const { li, work } = office
    for (const [command, option] of [
      ['nosuch', 'code'],
      ['registration', 'registration'],
      ['delivery', 'nosuch'],
      ['delivery', 'text'],
      ['delivery', 'phone'],
      ['complaint', 'into'],
    ] as const)
      expect(await li.types(work, command, option, '1')).toEqual([])
  })
})

test('looking changes nothing, also for people and rooms that were never heard of', async () => {
  const { li, work, world } = office
  const before = await rows()
  await li.types(work, 'delivery', 'customer', '张')
  await world.person('路人', '1999').types(world.room('-999'), 'ack', 'code')
  expect(await rows()).toEqual(before)
})

test('among ten thousand customers one walk over an index finds them; never more than 25', async () => {
  const { li, work, world } = office
  await world.bot.store.transaction((db) => {
    for (let at = 0; at < 10_000; at++)
      db.sql.insert('Customer', {
        ...{ brandId: 1, name: `张${at % 7}客${at}`, phone: `139${String(at).padStart(8, '0')}` },
        createdAt: new Date('2026-03-09T00:00:00Z'),
      })
  })
  const plan = await world.bot.store.read((db) =>
    db.sql.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${CUSTOMERS_LIKE}`, 1, '%客99%', '客99%', '客99%', 25),
  )
  expect(plan[0]?.detail).toContain('USING COVERING INDEX Customer_brandId_phone_name_key (brandId=?)')
  for (const typed of ['张', '客99', '1390000', '客9999', '没有'])
    expect((await li.types(work, 'delivery', 'customer', typed)).length).toBeLessThanOrEqual(25)
  expect(values(await li.types(work, 'delivery', 'customer', '客9999'))).toEqual(['张3客9999'])
})
