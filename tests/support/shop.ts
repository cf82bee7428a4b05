/** A dealer that is set up: a brand, its work group, and the people of the story. */
import { type Person, type Room, World, type WorldSettings } from './world.js'

export interface Shop {
  world: World
  work: Room
  admin: Person
  li: Person
  wang: Person
  zhao: Person
  chen: Person
}

/** All through chat: the admin binds the group, people say who they are and are let in, the liaisons are named. */
export async function openShop(settings: WorldSettings = {}): Promise<Shop> {
  const world = await World.open(settings)
  const work = world.room('-100', '岩板一店工作群')
  const admin = world.person('周敏', '1001')
  const shop = {
    world,
    work,
    admin,
    li: world.person('李四', '1002'),
    wang: world.person('王强', '1003'),
    zhao: world.person('赵六', '1004'),
    chen: world.person('陈师傅', '1005'),
  }
  await admin.says(work, '/绑定 岩板一店 work')
  await join(shop.li, '客服专员')
  await join(shop.wang, '监理')
  await join(shop.zhao, '项目经理')
  await join(shop.chen, '安装师傅')
  await admin.says(work, '/联络人 工程部 @王强 @赵六', { mentions: [shop.wang, shop.zhao] })
  return shop

  async function join(person: Person, role: string) {
    await person.says(work, `/我是 ${person.name} ${role}`)
    await admin.presses(work.last, '批准')
  }
}
