/** A complaint with one problem of 工程部, and everybody who has a word in what is paid for it. */
import { openShop } from '../../support/shop.js'
import type { Person, Room, World, WorldSettings } from '../../support/world.js'

export interface Office {
  world: World
  work: Room
  admin: Person
  /** Took the complaint down. */
  li: Person
  /** Signs for the department. */
  wang: Person
  head: Person
  boss: Person
  finance: Person
  auditor: Person
  /** Has nothing to do with it. */
  other: Person
  thread: string
}

/** At 09:00 of 20 November 2026. @param policy a preset's name */
export async function openOffice(policy = 'slab-dealer', settings: WorldSettings = {}): Promise<Office> {
  const { world, work, admin, li, wang, chen } = await openShop({
    ...settings,
    environment: { POLICY: policy, ...settings.environment },
  })
  const hired = async (name: string, id: string, role: string) => {
    const person = world.person(name, id)
    await person.says(work, `/我是 ${name} ${role}`)
    await admin.presses(work.last, '批准')
    return person
  }
  const head = await hired('孙部长', '1007', '监理')
  const people = {
    head,
    boss: await hired('钱总', '1006', '总经理'),
    finance: await hired('吴会计', '1008', '财务'),
    auditor: await hired('郑稽核', '1009', '稽核'),
  }
  await admin.says(work, '/部门 负责人 工程部 @孙部长', { mentions: [head] })
  const [, card] = await li.says(work, '/投诉 张三 13800000001 台面开裂')
  if (!card?.thread) throw new Error('no complaint was opened')
  await wang.presses(card, '知晓')
  return { world, work, admin, li, wang, ...people, other: chen, thread: card.thread }
}

/** Everything is done and the customer content: only what it lacks keeps the complaint open. */
export async function callBack({ wang, li, work }: Office): Promise<void> {
  await wang.says(work, '/处理意见 TS261120-01 1 更换台面 11月25日')
  await wang.says(work, '/联系客户 TS261120-01 客户在家')
  await wang.says(work, '/解决 TS261120-01 1 换好台面')
  await li.says(work, '/效果确认 TS261120-01 1 满意')
  await li.says(work, '/回访 TS261120-01 满意')
}
