/** Names, addresses, codes, numbers, lists: where each stands in a line and where it ends. */
import { describe, expect, test } from 'vitest'
import { answer, type } from '../parse/commands.js'

describe('the customer stands beside the phone number', () => {
  test.each([
    ['张三 13800000001 台面开裂', '张三', '台面开裂'],
    ['张三13800000001台面开裂', '张三', '台面开裂'],
    ['13800000001 张三 台面开裂', '张三', '台面开裂'],
    ['13800000001张三 台面开裂', '张三', '台面开裂'],
    ['急 张三 13800000001 台面开裂', '张三', '急 台面开裂'],
    ['13800000001 台面开裂', undefined, '台面开裂'],
    ['13800000001 漏水', undefined, '漏水'],
    ['13800000001 台面开裂 水槽漏水', undefined, '台面开裂 水槽漏水'],
    ['张三 台面开裂', '张三', '台面开裂'],
    ['张三，台面开裂', '张三', '台面开裂'],
    ['Zhang San 13800000001 top cracked', 'Zhang San', 'top cracked'],
    ['top cracked Zhang San 13800000001', 'Zhang San', 'top cracked'],
    ['zhang 13800000001 top cracked', 'zhang', 'top cracked'],
  ])('%s', (said, customer, problem) => {
    expect(type(`/投诉 ${said}`).given).toMatchObject({ ...(customer && { customer }), problems: [problem] })
    expect(type(`/投诉 ${said}`).given.customer).toBe(customer)
  })
})

describe('without a phone number the customer is the first word, but never an address', () => {
  test.each([
    ['明天上午 翡翠湾1栋 石板', undefined, '翡翠湾1栋', '石板'],
    ['明天上午 翡翠湾 1栋 石板', undefined, '翡翠湾 1栋', '石板'],
    ['明天上午 阳光花园 石板', undefined, '阳光花园', '石板'],
    ['明天上午 "Jade Bay 3-1201" 2 slabs', undefined, 'Jade Bay 3-1201', '2 slabs'],
    ['明天上午 12 Jade Bay Road, 2 slabs', undefined, '12 Jade Bay Road', '2 slabs'],
    ['明天上午 Room 1201, Tower 3, 2 slabs', undefined, 'Room 1201, Tower 3', '2 slabs'],
    ['张三 明天上午 翡翠湾1栋 石板', '张三', '翡翠湾1栋', '石板'],
    ['陈雨庭 明天上午 翡翠湾1栋 石板', '陈雨庭', '翡翠湾1栋', '石板'],
    ['陈雨庭 翡翠湾1栋 明天上午 石板', '陈雨庭', '翡翠湾1栋', '石板'],
    ['Zhang San, Jade Bay 3-1201, 2 slabs', 'Zhang San', 'Jade Bay 3-1201', '2 slabs'],
    ['客户:阳光花园 明天上午 石板', '阳光花园', undefined, '石板'],
  ])('%s', (said, customer, address, goods) => {
    const { given } = type(`/送货 ${said}`)
    expect([given.customer, given.address, given.goods]).toEqual([customer, address, goods])
  })

  test('asked for, any name is one', () => {
    expect(answer('delivery', 'customer', '阳光花园')).toEqual({ value: '阳光花园' })
  })

  test.each(['José Ñandú', 'Smith, John', '张三 李四', 'Mary Ann 欧阳', "O'Brien (wife)", 'Dr. Smith 3rd', '陈 2026'])(
    'an answer is the whole name: %s',
    (name) => {
      expect(answer('delivery', 'customer', name)).toEqual({ value: name })
      expect(answer('delivery', 'customer', ` ${name} 13800000001`)).toEqual({ value: name })
    },
  )
})

describe('addresses', () => {
  test.each([
    ['翡翠湾3栋1201', '翡翠湾3栋1201'],
    ['翡翠湾 3栋 1201', '翡翠湾 3栋 1201'],
    ['翡翠湾 3栋1单元 1201室', '翡翠湾 3栋1单元 1201室'],
    ['翡翠湾3-1201', '翡翠湾3-1201'],
    ['翡翠湾 3-1201', '翡翠湾 3-1201'],
    ['文三路25号', '文三路25号'],
    ['文三路', '文三路'],
    ['Room 1201, Tower 3', 'Room 1201, Tower 3'],
    ['"Jade Bay 3-1201"', 'Jade Bay 3-1201'],
    ['Jade Bay 3-1201', 'Jade Bay 3-1201'],
  ])('%s', (said, address) => {
    const { given } = type(`/送货 张三 13800000001 明天上午 ${said} 岩板台面2套`)
    expect(given).toMatchObject({ address, goods: '岩板台面2套' })
  })

  test.each([
    ['12 Jade Bay Road, 2 slabs', '12 Jade Bay Road', '2 slabs'],
    ['12 Jade Bay Road 2 slabs', '12 Jade Bay Road', '2 slabs'],
    ['2 slabs, 12 Jade Bay Road', '12 Jade Bay Road', '2 slabs'],
    ['Flat 3, 12 Jade Bay Road, 2 slabs', 'Flat 3, 12 Jade Bay Road', '2 slabs'],
    ['Jade Bay Road, 2 slabs', 'Jade Bay Road', '2 slabs'],
    ['Rose Garden 5, 2 slabs', 'Rose Garden 5', '2 slabs'],
    ['Rose Garden 5 2 slabs', 'Rose Garden 5', '2 slabs'],
    ['2 slabs Rose Garden 5', 'Rose Garden 5', '2 slabs'],
    ['Rose Garden 5 slabs', 'Rose Garden', '5 slabs'],
    ['Rose Garden 25 slabs', 'Rose Garden', '25 slabs'],
  ])('in English a number belongs to the street or to the goods: %s', (said, address, goods) => {
    const { given } = type(`/delivery Zhang San 13800000001 2026-12-01 15:00 ${said}`)
    expect(given).toEqual({
      customer: 'Zhang San',
      phone: '13800000001',
      date: { day: '2026-12-01', half: 'pm', time: '15:00' },
      address,
      goods,
    })
  })

  test.each(['岩板台面2套', '3号色岩板2套', '水槽1个 龙头2个', '2 slabs', '12mm岩板'])('%s is no address', (goods) => {
    const { given } = type(`/送货 张三 13800000001 明天上午 ${goods}`)
    expect(given.address).toBeUndefined()
    expect(given.goods).toBe(goods)
  })

  test('named, it need not look like one', () => {
    const { given } = type('/送货 张三 13800000001 明天上午 地址:老张家 岩板台面2套')
    expect(given).toMatchObject({ address: '老张家', goods: '岩板台面2套' })
  })

  test('any answer to "where?" is the address', () => {
    expect(answer('delivery', 'address', '老客户家里 二楼')).toEqual({ value: '老客户家里 二楼' })
  })
})

describe('people', () => {
  test('asked for, they need no "@"', () => {
    expect(answer('liaison', 'people', '王强、赵六')).toEqual({ value: [{ name: '王强' }, { name: '赵六' }] })
    expect(answer('liaison', 'people', '@王强 @zhaoliu')).toEqual({
      value: [{ name: '王强' }, { name: 'zhaoliu', username: 'zhaoliu' }],
    })
  })

  test('a mail address is no mention', () => {
    expect(type('/联络人 工程部 wang@example.com').missing).toEqual([{ argument: 'people' }])
  })
})

describe('halves', () => {
  test('a half-day inside the text stays there', () => {
    const { given } = type('/送货 张三 13800000001 明天 岩板2套，客户下午在家')
    expect(given).toMatchObject({ date: { day: '2026-11-22' }, goods: '岩板2套，客户下午在家' })
  })

  test('an answer is read wherever it says it', () => {
    expect(answer('delivery', 'half', '下午吧')).toEqual({ value: 'pm' })
  })
})

describe('codes', () => {
  test.each([
    ['TS260312-01', { prefix: 'TS', day: '260312', number: 1 }],
    ['sh260312-12', { prefix: 'SH', day: '260312', number: 12 }],
    ['〔TS260312-01〕', { prefix: 'TS', day: '260312', number: 1 }],
    ['ＴＳ260312－01', { prefix: 'TS', day: '260312', number: 1 }],
    ['TS999999-99', { prefix: 'TS', day: '999999', number: 99 }],
    ['az261345-1', { prefix: 'AZ', day: '261345', number: 1 }],
    ['TS0312-01', { prefix: 'TS', day: '0312', number: 1 }],
    ['TS01', { prefix: 'TS', number: 1 }],
    ['260312-01', { day: '260312', number: 1 }],
    ['0312-01', { day: '0312', number: 1 }],
    ['01', { number: 1 }],
    ['1', { number: 1 }],
    ['#12', { number: 12 }],
  ])('%s', (said, code) => {
    expect(type(`/查看 ${said}`).given).toEqual({ code })
  })

  test.each(['1234', '3-1201', 'HT2026-001', '台面1', '1360-01', 'TS'])('%s is none', (said) => {
    expect(type(`/查看 ${said}`).given).toEqual({})
  })
})

describe('problems', () => {
  test.each([
    ['台面开裂;水槽漏水', ['台面开裂', '水槽漏水']],
    ['台面开裂；；水槽漏水；', ['台面开裂', '水槽漏水']],
    ['1.台面开裂\n2.水槽漏水', ['台面开裂', '水槽漏水']],
    ['1、台面开裂；2、水槽漏水', ['台面开裂', '水槽漏水']],
    ['（1）台面开裂；（2）水槽漏水', ['台面开裂', '水槽漏水']],
    ['①台面开裂；②水槽漏水', ['台面开裂', '水槽漏水']],
    ['1.台面开裂', ['1.台面开裂']],
    ['1.5米台面开裂；2.4米台面开裂', ['1.5米台面开裂', '2.4米台面开裂']],
    ['台面，水槽都有问题', ['台面，水槽都有问题']],
    ['客户说"太差了" 要赔', ['客户说"太差了" 要赔']],
    ['他说 "太差了" 要赔', ['他说 "太差了" 要赔']],
    ['<b>台面</b> *_[x](y) @everyone 😀 שלום', ['<b>台面</b> *_[x](y) @everyone 😀 שלום']],
  ])('%s', (said, problems) => {
    expect(type(`/投诉 张三 13800000001 ${said}`).given.problems).toEqual(problems)
  })
})

describe('named values', () => {
  test('in any order, in any language, on lines of their own', () => {
    const given = type(
      '/送货\n日期：明天 上午\nphone: 138 0000 0001\n地址：翡翠湾 3栋1201\n客户：张三\n货品：岩板台面2套；水槽1个',
    ).given
    expect(given).toEqual({
      customer: '张三',
      phone: '13800000001',
      date: { day: '2026-11-22', half: 'am' },
      address: '翡翠湾 3栋1201',
      goods: '岩板台面2套；水槽1个',
    })
  })

  test('a value ends where free words go on', () => {
    expect(type('/送货 客户:张三 电话:13800000001 明天 岩板台面2套').given).toEqual({
      customer: '张三',
      phone: '13800000001',
      date: { day: '2026-11-22' },
      goods: '岩板台面2套',
    })
  })

  test('quotes around a value are not part of it', () => {
    expect(type('/备注 note:"太差了"').given).toEqual({ note: '太差了' })
    expect(type('/送货 address:"Jade Bay 3", goods:“2 slabs”').given).toEqual({
      address: 'Jade Bay 3',
      goods: '2 slabs',
    })
    expect(type('/送货 地址:"老张家 二楼" 岩板').given).toEqual({ customer: '岩板', address: '老张家 二楼' })
    expect(type('/备注 note:"太差了" 要赔').given).toEqual({ note: '"太差了" 要赔' })
    expect(type('/备注 "太差了"').given).toEqual({ note: '"太差了"' })
    expect(answer('delivery', 'goods', '"2 slabs"')).toEqual({ value: '2 slabs' })
  })

  test('a label in the middle of a word is no label', () => {
    expect(type('/备注 https://example.com/客户:张三 note').given).toEqual({
      note: 'https://example.com/客户:张三 note',
    })
  })

  test('a crew without its number, and the customer beside the phone', () => {
    expect(type('/安装 张三 13800000001 明天 师傅:陈师傅、李师傅').given).toEqual({
      customer: '张三',
      phone: '13800000001',
      date: { day: '2026-11-22' },
      crew: '陈师傅、李师傅',
    })
  })
})
