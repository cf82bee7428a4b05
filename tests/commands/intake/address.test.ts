/** The address of a customer, asked for after a complaint was taken down where the policy wants it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShop, type Shop } from '../../support/shop.js'

let shop: Shop

beforeEach(async () => {
  shop = await openShop({ environment: { POLICY: 'mall' } })
})
afterEach(() => shop.world.close())

const OPEN = '/投诉 张三 13800000001 电梯停了'

test('one quiet line after it; the address goes to the file, and the line says it', async () => {
  const { li, work } = shop
  await li.says(work, OPEN)
  const line = work.with('地址还没登记')
  expect([line.text, line.thread !== undefined]).toEqual(['TS261120-01 张三 的地址还没登记', true])
  await li.presses(line, '填地址')
  await li.says(work, '幸福路1号2栋301', { thread: line.thread, replyTo: work.last })
  expect(line.text).toBe('TS261120-01 张三 的地址：幸福路1号2栋301')
  expect(line.buttons).toEqual([])
  expect((await li.says(work, '/客户 张三'))[0]?.text).toContain('幸福路1号2栋301')
})

test('nothing where the file has it', async () => {
  const { li, work } = shop
  await li.says(work, '/客户 张三 13800000001 幸福路1号2栋301')
  const posts = await li.says(work, OPEN)
  expect(posts.filter(({ text }) => text.includes('地址'))).toEqual([])
})
