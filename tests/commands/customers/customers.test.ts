import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Office, openOffice } from '../visits/office.js'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.world.close())

const answer = async (line: string) => (await office.li.says(office.work, line))[0]?.text

test('a customer is filed, changed and shown with what is open', async () => {
  expect(await answer('/客户 张三 13800000001 翡翠湾3栋1201')).toBe(
    '已建档：张三\n电话: 138****0001\n地址: 翡翠湾3栋1201',
  )
  expect(await answer('/客户 张三 地址:江南里5号')).toContain('档案已更新：张三')
  await answer('/送货 张三 3月13日上午 岩板')
  for (const line of ['/客户 张三', '/客户 13800000001', '/查找 张', '/查找 0001'])
    expect(await answer(line)).toBe(
      '客户 张三\n电话: 138****0001\n地址: 江南里5号\n未完成的上门\n· SH260309-01 送货 3月13日 周五 上午',
    )
})

test('several customers are listed with their codes', async () => {
  await answer('/客户 张三 13800000001 翡翠湾3栋1201')
  await answer('/送货 张三 13800000002 3月13日上午 江南里5号')
  expect(await answer('/查找 张三')).toBe(
    '找到 2 位客户\n· 张三 138****0002 江南里5号：SH260309-01\n· 张三 138****0001 翡翠湾3栋1201',
  )
})

test('more than ten are not listed', async () => {
  for (let i = 10; i < 22; i++) await answer(`/客户 王${i} 138000000${i}`)
  const found = await answer('/查找 王')
  expect(found?.split('\n')).toHaveLength(12)
  expect(found).toContain('还有更多')
})

test('nobody found is one short sentence; signs of a pattern are only signs', async () => {
  await answer('/客户 张三 13800000001')
  expect(await answer('/查找 %')).toBe('没有找到“%”，请换个姓名或电话试试。')
  expect(await answer('/客户 李四')).toContain('没有 李四 的档案')
})

test('another brand sees nothing', async () => {
  await answer('/客户 张三 13800000001')
  const [no] = await office.zhou.says(office.other, '/查找 张三')
  expect(no?.text).toContain('没有找到')
})
