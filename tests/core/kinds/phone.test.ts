/** Phone numbers, and numbers that are none. */
import { describe, expect, test } from 'vitest'
import { type } from '../parse/commands.js'

const read = (said: string) => type(`/投诉 张三 ${said} 台面开裂`)

describe('phone numbers', () => {
  test.each([
    ['13800000001', '13800000001'],
    ['138 0000 0001', '13800000001'],
    ['138-0000-0001', '13800000001'],
    ['+86 13800000001', '13800000001'],
    ['+8613800000001', '13800000001'],
    ['8613800000001', '13800000001'],
    ['电话13800000001', '13800000001'],
    ['电话：13800000001', '13800000001'],
    ['phone:13800000001', '13800000001'],
    ['0571-88889999', '057188889999'],
    ['(021)12345678', '02112345678'],
    ['010 12345678', '01012345678'],
    ['400-800-1234', '4008001234'],
    ['4008001234', '4008001234'],
  ])('%s', (said, phone) => {
    expect(read(said)).toMatchObject({ given: { customer: '张三', phone, problems: ['台面开裂'] }, missing: [] })
  })

  test('full-width digits', () => {
    expect(read('１３８０００００００１').given).toMatchObject({ customer: '张三', phone: '13800000001' })
  })
})

describe('almost a phone number', () => {
  test.each(['1380000001', '138000000011', '88889999', '1234567', '138-0000-001'])('%s', (said) => {
    expect(read(said)).toMatchObject({
      given: { customer: '张三', problems: ['台面开裂'] },
      missing: [{ argument: 'phone', wrong: { key: 'reading.phone', values: { text: said } } }],
    })
  })
})

describe('other numbers', () => {
  test.each([
    'HT2026-001',
    'HT20260312001',
    'HT-13800000001',
    'TS260312-01',
    '202603120001',
    '12345',
    '3-1201',
    '1200*600',
  ])('%s', (said) => {
    const { given, missing } = type(`/投诉 张三 台面开裂 ${said}`)
    expect(missing).toEqual([])
    expect(given).toEqual({ customer: '张三', problems: [`台面开裂 ${said}`] })
  })
})
