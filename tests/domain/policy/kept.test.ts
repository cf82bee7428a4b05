/** Another policy is put in force: what is open goes on with the one it began with, what comes after has the new one. */
import { expect, test } from 'vitest'
import { openShop } from '../../support/shop.js'
import type { Person, Room } from '../../support/world.js'

test('a complaint keeps the clocks that it began with, over a change of policy and a restart', async () => {
  const shop = await openShop({ at: '2026-11-20T09:00', environment: { POLICY: 'slab-dealer' } })
  await shop.li.says(shop.work, '/投诉 张三 13800000001 台面开裂')
  await shop.world.down()
  const world = await shop.world.fork({ environment: { POLICY: 'car-service' } })
  try {
    const same = (person: Person) => world.person(person.name, person.id)
    const [li, wang] = [same(shop.li), same(shop.wang)]
    const work: Room = world.room('-100', '岩板一店工作群')
    await li.says(work, '/投诉 李雷 13800000002 台面开裂')
    await wang.says(work, '/知晓 TS261120-01')
    await wang.says(work, '/知晓 TS261120-02')
    const story = async (code: string) => (await li.says(work, `/查看 ${code}`))[0]?.text ?? ''
    const [old, fresh] = [await story('TS261120-01'), await story('TS261120-02')]
    expect(old).toContain('工程部处理意见：11月22日 周日 09:00 前')
    expect(old).not.toContain('联系客户：')
    expect(fresh).toContain('工程部联系客户：11:00 前')
    expect(fresh).toContain('工程部处理意见：11月23日 周一 09:00 前')

    // The reminders of the old one are those of its own ladder as well.
    const before = world.said.length
    await world.turnTo('2026-11-20T18:00')
    const late = world.said.slice(before).filter(({ text }) => text.includes('联系客户'))
    expect(late.length).toBeGreaterThan(0)
    expect(late.every(({ text }) => text.includes('TS261120-02'))).toBe(true)

    const [rules] = await li.says(work, '/制度')
    expect(rules?.text).toContain('car-service')
    expect(rules?.text).toContain('11月20日 周五 起')
  } finally {
    await world.close()
    await shop.world.close()
  }
})

test('the same policy again is no change; each change is kept with its time', async () => {
  const shop = await openShop({ at: '2026-11-20T09:00' })
  await shop.world.down()
  await shop.world.boot()
  const versions = () => shop.world.bot.store.transaction((db) => db.policyVersion.findMany())
  try {
    expect((await versions()).map(({ name }) => name)).toEqual(['slab-dealer'])
    await shop.world.turnTo('2026-11-21T08:00')
    await shop.world.down()
    const other = await shop.world.fork({ environment: { POLICY: 'mall' } })
    try {
      const kept = await other.bot.store.transaction((db) => db.policyVersion.findMany({ orderBy: { id: 'asc' } }))
      expect(kept.map(({ name, at }) => [name, at.toISOString()])).toEqual([
        ['slab-dealer', '2026-11-20T01:00:00.000Z'],
        ['mall', '2026-11-21T00:00:00.000Z'],
      ])
    } finally {
      await other.close()
    }
  } finally {
    await shop.world.boot()
    await shop.world.close()
  }
})
