/** Where walks begin: a shop for each policy, arranged once through chat and continued as often as one likes. */
import { rmSync } from 'node:fs'
import { onTestFinished } from 'vitest'
import type { Rules } from '../../src/domain/policy/rules.js'
import { openShop } from '../support/shop.js'
import type { Room, World } from '../support/world.js'

export const PRESETS = ['slab-dealer', 'renovation', 'service-centre', 'mall', 'car-service'] as const
export type Preset = (typeof PRESETS)[number]

/** Their accounts, by their names. */
export const ACCOUNTS = {
  ...{ 周敏: '1001', 李四: '1002', 王强: '1003', 赵六: '1004', 陈师傅: '1005', 钱总: '1006' },
  ...{ 孙部长: '1007', 吴会计: '1008', 郑稽核: '1010', 冯考核: '1011' },
  /** Has never said who he is. */
  老外: '1009',
}
export type Who = keyof typeof ACCOUNTS

const HIRED = { 钱总: '总经理', 孙部长: '部门负责人', 吴会计: '财务', 郑稽核: '稽核', 冯考核: '考核' } as const

export const personOf = (world: World, who: Who) => world.person(who, ACCOUNTS[who])

export const ROOMS = { work: '-100', management: '-200' }

/** Answers the world when it is down: `fork` it. For one test. */
export async function prepareShop(preset: Preset = 'slab-dealer'): Promise<World> {
  const { world, work, admin, li, zhao, chen, wang } = await openShop({ environment: { POLICY: preset } })
  const hired = Object.entries(HIRED).map(([name, role]) => ({ person: personOf(world, name as Who), role }))
  for (const { person, role } of hired) {
    await person.says(work, `/我是 ${person.name} ${role}`)
    await admin.presses(work.last, '批准')
  }
  const head = personOf(world, '孙部长')
  const finance = personOf(world, '吴会计')
  const appointed = { 工程部: head, 材料部: head, 售后部: head, 客服部: li, 财务部: finance }
  for (const [name, person] of Object.entries(appointed))
    await admin.says(work, `/部门 负责人 ${name} @${person.name}`, { mentions: [person] })
  const liaisons = { 材料部: zhao, 设计部: chen, 售后部: wang }
  for (const [name, person] of Object.entries(liaisons))
    await admin.says(work, `/联络人 ${name} @${person.name}`, { mentions: [person] })
  await admin.says(world.room(ROOMS.management), '/绑定 岩板一店 management')
  for (const who of ['孙部长', '冯考核', '郑稽核'] as const) {
    const person = personOf(world, who)
    await person.says(person.direct, '/待办')
  }
  await world.down()
  onTestFinished(() => rmSync(world.folder, { recursive: true }))
  return world
}

/** A shop of each policy; each is arranged when it is first asked for. */
export function prepareShops(): (preset: Preset) => Promise<World> {
  const shops = new Map<Preset, Promise<World>>()
  return (preset) => {
    const shop = shops.get(preset) ?? prepareShop(preset)
    shops.set(preset, shop)
    return shop
  }
}

/** What the world's commands know of its dealer. */
export const rulesOf = ({ bot }: World): Rules => ({
  policy: bot.policy,
  zone: 'Asia/Shanghai',
  platforms: ['telegram'],
})

export const workOf = (world: World): Room => world.room(ROOMS.work)
