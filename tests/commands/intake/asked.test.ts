/** What of the customer's file is asked for after a complaint was taken down, where the policy wants it. */
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
  await li.presses(line, '填写')
  expect(work.last.text).toContain('张三 的地址？（回复本条消息就行）')
  await li.says(work, '幸福路1号2栋301', { thread: line.thread, replyTo: work.last })
  expect(line.text).toBe('TS261120-01 张三 已登记\n地址: 幸福路1号2栋301')
  expect(line.buttons).toEqual([])
  expect((await li.says(work, '/客户 张三'))[0]?.text).toContain('幸福路1号2栋301')
})

test('nothing where the file has it', async () => {
  const { li, work } = shop
  await li.says(work, '/客户 张三 13800000001 幸福路1号2栋301')
  const posts = await li.says(work, OPEN)
  expect(posts.filter(({ text }) => text.includes('地址'))).toEqual([])
})

test('a renovation company asks one thing after the other; what nobody knows is skipped, and asked again another time', async () => {
  await shop.world.close()
  shop = await openShop({ environment: { POLICY: 'renovation' } })
  const { li, work } = shop
  await li.says(work, '/客户 张三 13800000001 翡翠湾3栋1201')
  await li.says(work, '/投诉 张三 13800000001 墙面开裂')
  const line = work.with('还没登记')
  expect(line.text).toBe('TS261120-01 张三 的建筑面积、项目经理、监理还没登记')
  const inThread = { thread: line.thread }
  await li.presses(line, '填写')
  await li.says(work, '128平', { ...inThread, replyTo: work.last })
  expect(work.last.text).toContain('张三 的项目经理？')
  await li.presses(work.last, '跳过')
  expect(work.last.text).toContain('项目经理: 先不填')
  await li.says(work, '冯监理', { ...inThread, replyTo: work.last })
  expect(line.text).toBe('TS261120-01 张三 已登记\n建筑面积: 128平\n监理: 冯监理')
  expect((await li.says(work, '/客户 张三'))[0]?.text).toContain('128平')
  expect((await li.says(work, '/查看 TS261120-01'))[0]?.text).toContain('监理：冯监理')
  await li.says(work, '/投诉 张三 13800000001 瓷砖空鼓')
  await li.presses(work.last, '新开一单')
  expect(work.messages.filter(({ text }) => text.includes('还没登记')).at(-1)?.text).toBe(
    'TS261120-02 张三 的项目经理还没登记',
  )
})

test('who knows nothing of it files nothing', async () => {
  const { li, work } = shop
  await li.says(work, OPEN)
  const line = work.with('地址还没登记')
  await li.presses(line, '填写')
  await li.presses(work.last, '跳过')
  expect(line.text).toBe('TS261120-01 张三 的资料先不填')
})
