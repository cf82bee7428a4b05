/** A complaint with two problems of one department, and its thread, for what happens to it later. */
import type { Message } from '../../support/fake-adapter.js'
import { openShop, type Shop } from '../../support/shop.js'
import { type Person, World, type WorldSettings } from '../../support/world.js'

export interface Case extends Omit<Shop, 'chen' | 'zhao'> {
  boss: Person
  /** Somebody who has nothing to do with it. */
  other: Person
  opening: Message
  card: Message
  thread: string
}

/** At 09:00 of 20 November 2026; 王强 signs for the department, 钱总 is the general manager. */
export async function openCase(settings: WorldSettings = {}): Promise<Case> {
  const shop = await openShop(settings)
  const { world, admin, work, li } = shop
  const boss = world.person('钱总', '1006')
  await boss.says(work, '/我是 钱总 总经理')
  await admin.presses(work.last, '批准')
  return opened({ ...shop, boss, other: shop.chen }, await li.says(work, '/投诉 张三 13800000001 台面开裂;水槽漏水'))
}

/** The same where the bot speaks English. */
export async function openEnglishCase(environment: Record<string, string> = {}): Promise<Case> {
  const world = await World.open({ environment: { LOCALE: 'en', ...environment } })
  const work = world.room('-100', 'Slab work group')
  const people = {
    admin: world.person('Zhou', '1001'),
    li: world.person('Li', '1002'),
    wang: world.person('Wang', '1003'),
    other: world.person('Chen', '1005'),
    boss: world.person('Qian', '1006'),
  }
  const { admin, li, wang } = people
  await admin.says(work, '/bind Slab work')
  const roles = { li: 'service', wang: 'supervisor', other: 'installer', boss: 'general_manager' } as const
  for (const [who, role] of Object.entries(roles)) {
    const person = people[who as keyof typeof roles]
    await person.says(work, `/iam ${person.name} ${role}`)
    await admin.presses(work.last, 'Approve')
  }
  await admin.says(work, '/liaison 工程部 @Wang', { mentions: [wang] })
  const said = await li.says(work, '/complaint Zhang San 13800000001 top cracked; sink leaking')
  return opened({ world, work, ...people }, said)
}

function opened(scene: Omit<Case, 'opening' | 'card' | 'thread'>, [opening, card]: Message[]): Case {
  if (!opening || !card?.thread) throw new Error('no complaint was opened')
  return { ...scene, opening, card, thread: card.thread }
}

/** What the thread was told and made to look like, in order; edits and other places left out. */
export const inThread = ({ world, thread }: Case, from = 0): string[] =>
  world.adapter.sent.slice(from).flatMap((post) => {
    if (post.thread !== thread || post.edits !== undefined) return []
    if (post.threadState) return [`${post.threadState.open ? 'open' : 'archived'}: ${post.threadState.title}`]
    const [first] = post.blocks
    return first?.kind === 'text' ? [first.text] : []
  })
