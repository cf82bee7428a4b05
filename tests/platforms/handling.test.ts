/** A problem that is solved on one platform and confirmed on another: everybody is asked where they are. */
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
const told = (posts: Message[]) => posts.map((post) => [post.room, post.thread !== undefined, pinged(post)])

test('solved where the department is, confirmed where it was reported', async () => {
  const { wang, sun, work, hall } = shop
  await wang.presses(work.with('请在 09:30 前知晓'), '知晓')
  const solved = await wang.says(work, '/解决 TS261120-01 换好台面')
  expect(told(solved)).toEqual([
    [work.id, false, []],
    [work.id, true, []],
    [hall.id, true, ['孙七']],
  ])
  await sun.presses(hall.with('已解决：换好台面'), '效果确认')
  await sun.presses(hall.last, '不满意')
  expect(pinged(work.with('重新提处理意见'))).toEqual(['王强'])
  expect(pinged(hall.with('重新提处理意见'))).toEqual([])
})
