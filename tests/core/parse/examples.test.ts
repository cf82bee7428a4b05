/** The lines that people type, as the product promises them. */
import { describe, expect, test } from 'vitest'
import { type } from './commands.js'

const zhangSan = { customer: '张三', phone: '13800000001' }
const mrZhang = { customer: 'Zhang San', phone: '13800000001' }

const lines: [typed: string, given: Record<string, unknown>][] = [
  ['/绑定 岩板一店 work', { brand: '岩板一店', purpose: 'work' }],
  ['/绑定 岩板一店 工作群', { brand: '岩板一店', purpose: 'work' }],
  ['/bind "Slab One" warehouse', { brand: 'Slab One', purpose: 'warehouse' }],
  ['/我是 李四 客服专员', { name: '李四', role: 'service' }],
  ['/我是 售后 李四', { name: '李四', role: 'after_sales' }],
  ['/iam "Li Si" after_sales', { name: 'Li Si', role: 'after_sales' }],
  ['/iam Li Si General Manager', { name: 'Li Si', role: 'general_manager' }],
  ['/联络人 工程部 @王强 @赵六', { department: '工程部', people: [{ name: '王强' }, { name: '赵六' }] }],
  ['/联络人 @王强@赵六 工程部', { department: '工程部', people: [{ name: '王强' }, { name: '赵六' }] }],
  [
    '/送货 张三 13800000001 明天上午 翡翠湾3栋1201 岩板台面2套',
    { ...zhangSan, date: { day: '2026-11-22', half: 'am' }, address: '翡翠湾3栋1201', goods: '岩板台面2套' },
  ],
  [
    '/delivery "Zhang San" 13800000001 tomorrow am "Jade Bay 3-1201" 2 slabs',
    { ...mrZhang, date: { day: '2026-11-22', half: 'am' }, address: 'Jade Bay 3-1201', goods: '2 slabs' },
  ],
  [
    '/delivery Zhang San 13800000001 tomorrow am Jade Bay 3-1201 2 slabs',
    { ...mrZhang, date: { day: '2026-11-22', half: 'am' }, address: 'Jade Bay 3-1201', goods: '2 slabs' },
  ],
  [
    '/送货 岩板台面2套 翡翠湾 3栋 1201 张三 １３８ ００００ ０００１ 11月23日下午3点',
    {
      ...zhangSan,
      date: { day: '2026-11-23', half: 'pm', time: '15:00' },
      address: '翡翠湾 3栋 1201',
      goods: '岩板台面2套',
    },
  ],
  [
    '/送货 13800000001 张三 明天上午 翡翠湾3栋1201 岩板2块',
    { ...zhangSan, date: { day: '2026-11-22', half: 'am' }, address: '翡翠湾3栋1201', goods: '岩板2块' },
  ],
  [
    '/送货 张三 13800000001 12月1日上午 3-2 岩板2块',
    { ...zhangSan, date: { day: '2026-12-01', half: 'am' }, address: '3-2', goods: '岩板2块' },
  ],
  [
    '/安装 张三 13800000001 11月24日 上午 师傅:陈师傅 13900000009',
    { ...zhangSan, date: { day: '2026-11-24', half: 'am' }, crew: '陈师傅', crewPhone: '13900000009' },
  ],
  [
    '/安装 师傅：陈师傅 13900000009 11月24日 上午 张三 13800000001',
    { ...zhangSan, date: { day: '2026-11-24', half: 'am' }, crew: '陈师傅', crewPhone: '13900000009' },
  ],
  [
    '/install "Zhang San" 13800000001 "Nov 24" am crew:"Master Chen" 13900000009',
    { ...mrZhang, date: { day: '2026-11-24', half: 'am' }, crew: 'Master Chen', crewPhone: '13900000009' },
  ],
  [
    '/install customer:"Zhang San" phone:13800000001 date:2026-11-24 crew:Chen crew_phone:13900000009',
    { ...mrZhang, date: { day: '2026-11-24' }, crew: 'Chen', crewPhone: '13900000009' },
  ],
  ['/排班 明天', { date: '2026-11-22' }],
  ['/排班', {}],
  ['/schedule tomorrow', { date: '2026-11-22' }],
  ['/投诉 张三 13800000001 台面开裂;水槽漏水', { ...zhangSan, problems: ['台面开裂', '水槽漏水'] }],
  ['／投诉 张三 13800000001 台面开裂；水槽漏水', { ...zhangSan, problems: ['台面开裂', '水槽漏水'] }],
  ['/投诉张三 13800000001 台面开裂', { ...zhangSan, problems: ['台面开裂'] }],
  ['/complaint 13800000001 张三 台面开裂', { ...zhangSan, problems: ['台面开裂'] }],
  ['/投诉 张三，电话13800000001，台面开裂', { ...zhangSan, problems: ['台面开裂'] }],
  ['/投诉 张三 台面开裂', { customer: '张三', problems: ['台面开裂'] }],
  [
    '/complaint "Zhang San" 13800000001 top cracked; sink leaks',
    { ...mrZhang, problems: ['top cracked', 'sink leaks'] },
  ],
  [
    '/投诉\n客户：张三\n电话：138 0000 0001\n问题：\n1. 台面开裂\n2、水槽漏水',
    { ...zhangSan, problems: ['台面开裂', '水槽漏水'] },
  ],
  ['/知晓 TS260312-01', { code: { prefix: 'TS', day: '260312', number: 1 } }],
  ['/收到 ts260312-01', { code: { prefix: 'TS', day: '260312', number: 1 } }],
  ['/知晓', {}],
  ['/知晓 0312-01', { code: { day: '0312', number: 1 } }],
  ['/ack 01', { code: { number: 1 } }],
  [
    '/处理意见 TS260312-01 1 更换台面 3月20日',
    { code: { prefix: 'TS', day: '260312', number: 1 }, problem: 1, plan: '更换台面', date: '2027-03-20' },
  ],
  ['/处理意见 1 更换台面 11月30日', { problem: 1, plan: '更换台面', date: '2026-11-30' }],
  ['/处理意见 01 更换2块台面 11月30日', { code: { number: 1 }, plan: '更换2块台面', date: '2026-11-30' }],
  [
    '/plan TS260312-01 1 new top Nov 30',
    { code: { prefix: 'TS', day: '260312', number: 1 }, problem: 1, plan: 'new top', date: '2026-11-30' },
  ],
  ['/查看 TS260312-01', { code: { prefix: 'TS', day: '260312', number: 1 } }],
  ['/待办', {}],
  ['/报表 2026-03', { month: '2026-03' }],
  ['/报表 3月', { month: '2026-03' }],
  ['/report last month', { month: '2026-10' }],
]

describe('what people type is read as they mean it', () => {
  test.each(lines)('%s', (typed, given) => {
    expect(type(typed)).toMatchObject({ given, missing: [] })
    expect(type(typed).given).toEqual(given)
  })
})

describe('what is missing is asked for, the rest is kept', () => {
  test('a delivery without a date', () => {
    const { given, missing } = type('/送货 张三 13800000001 翡翠湾3栋1201 岩板台面2套')
    expect(given).toEqual({ ...zhangSan, address: '翡翠湾3栋1201', goods: '岩板台面2套' })
    expect(missing).toEqual([{ argument: 'date' }])
  })

  test('a phone number with a digit too few, although it is optional', () => {
    const { given, missing } = type('/投诉 张三 1380000001 台面开裂')
    expect(given).toEqual({ customer: '张三', problems: ['台面开裂'] })
    expect(missing).toEqual([{ argument: 'phone', wrong: { key: 'reading.phone', values: { text: '1380000001' } } }])
  })

  test('a day that does not exist', () => {
    const { given, missing } = type('/送货 张三 13800000001 2月30日上午 翡翠湾3栋1201')
    expect(given).toEqual({ ...zhangSan, address: '翡翠湾3栋1201' })
    expect(missing).toEqual([{ argument: 'date', wrong: { key: 'reading.date', values: { text: '2月30日上午' } } }])
  })

  test('an address is nobody, so the customer is asked for', () => {
    expect(type('/送货 12月1日上午 翡翠湾1栋 石板')).toMatchObject({
      given: { date: { day: '2026-12-01', half: 'am' }, address: '翡翠湾1栋', goods: '石板' },
      missing: [{ argument: 'customer' }, { argument: 'phone' }],
    })
  })

  test.each([
    ['/排班 胡说', 'date', '胡说'],
    ['/schedule whenever', 'date', 'whenever'],
    ['/报表 上上上季度', 'month', '上上上季度'],
    ['/查看 台面的事', 'code', '台面的事'],
    [`/排班 ${'胡说'.repeat(999)}`, 'date', '胡说'.repeat(16)],
  ])('%s: what nobody can read is not passed over', (typed, argument, text) => {
    const wrong = { key: 'reading.notUnderstood', values: { text } }
    expect(type(typed)).toMatchObject({ given: {}, missing: [{ argument, wrong }] })
  })

  test.each(['/排班 明天的安排', '/排班 ?', '/查看 TS260312-01 谢谢', '/待办 谢谢'])(
    '%s: words besides do no harm',
    (typed) => {
      expect(type(typed).missing).toEqual([])
    },
  )

  test('a named value that is no such thing', () => {
    const { given, missing } = type('/送货 电话:没有 客户:张三 明天 岩板台面2套')
    expect(given).toEqual({ customer: '张三', date: { day: '2026-11-22' }, goods: '岩板台面2套' })
    expect(missing).toEqual([{ argument: 'phone', wrong: { key: 'reading.notUnderstood', values: { text: '没有' } } }])
  })
})

describe('mentions', () => {
  test('a native mention keeps its blanks, its account and its place', () => {
    const { given } = type('/联络人 工程部 @Wang Qiang 和 @赵六', {
      mentions: [{ offset: 9, length: 11, account: { id: '77', name: 'Wang Qiang', username: 'wq' } }],
    })
    expect(given).toEqual({
      department: '工程部',
      people: [{ name: 'Wang Qiang', username: 'wq', account: '77' }, { name: '赵六' }],
    })
  })

  test('a mention inside a text stays there by its name', () => {
    const { given } = type('/备注 请 @Wang Qiang 明天去看', {
      mentions: [{ offset: 6, length: 11, account: { id: '77', name: 'Wang Qiang' } }],
    })
    expect(given).toEqual({ note: '请 @Wang Qiang 明天去看' })
  })
})
