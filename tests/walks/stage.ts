/** Where walks begin: a shop that is arranged, made once through chat and continued as often as one likes. */
import { rmSync } from 'node:fs'
import { onTestFinished } from 'vitest'
import { openShop } from '../support/shop.js'
import type { Room, World } from '../support/world.js'

/** Their accounts, by their names. */
export const ACCOUNTS = {
  ...{ 周敏: '1001', 李四: '1002', 王强: '1003', 赵六: '1004', 陈师傅: '1005', 钱总: '1006' },
  /** Has never said who he is. */
  老外: '1009',
}
export type Who = keyof typeof ACCOUNTS

export const personOf = (world: World, who: Who) => world.person(who, ACCOUNTS[who])

export const ROOMS = { work: '-100', management: '-200' }

/** Answers the world when it is down: `fork` it. For one test. */
export async function prepareShop(): Promise<World> {
  const { world, work, admin, li, zhao, chen } = await openShop()
  const boss = personOf(world, '钱总')
  await boss.says(work, '/我是 钱总 总经理')
  await admin.presses(work.last, '批准')
  await admin.says(work, '/联络人 材料部 @赵六', { mentions: [zhao] })
  await admin.says(work, '/联络人 设计部 @陈师傅', { mentions: [chen] })
  await admin.says(work, '/部门 负责人 客服部 @李四', { mentions: [li] })
  await admin.says(world.room(ROOMS.management), '/绑定 岩板一店 management')
  await world.down()
  onTestFinished(() => rmSync(world.folder, { recursive: true }))
  return world
}

export const workOf = (world: World): Room => world.room(ROOMS.work)
