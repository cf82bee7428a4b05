/** A crisis on two platforms: everybody is pinged where they are, and every thread reads it once. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Message } from '../support/fake-adapter.js'
import { openTwoRooms, type TwoRooms } from './two-rooms.js'

let shop: TwoRooms
beforeEach(async () => {
  shop = await openTwoRooms()
  await shop.sun.says(shop.hall, '/投诉 张三 13800000001 台面开裂')
})
afterEach(() => shop.world.close())

const pinged = ({ post }: Message) => post.mentions.flatMap(({ account, name }) => (account ? [name] : []))

test('called on the one, signed on the other', async () => {
  const { chen, wang, work, hall } = shop
  const posts = await chen.says(work, '/危机 TS261120-01 台面砸伤客户')
  const called = posts.filter(({ text }) => text.includes('🚨 危机 TS261120-01 · 张三'))
  expect(called.map((post) => [post.room, post.thread !== undefined, pinged(post)])).toEqual([
    [work.id, false, []],
    [work.id, true, ['王强']],
    // Whoever took it down and keeps it.
    [hall.id, true, ['孙七']],
  ])
  await wang.presses(called[1] as Message, '知晓')
  expect(hall.with('TS261120-01 · 工程部').text).toContain('王强 09:00 已知晓')
})
