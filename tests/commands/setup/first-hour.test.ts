import { afterEach, describe, expect, test } from 'vitest'
import { World } from '../../support/world.js'

const worlds: World[] = []
const open = async (...settings: Parameters<typeof World.open>) => {
  const world = await World.open(...settings)
  worlds.push(world)
  const admin = world.person('周敏', '1001')
  const li = world.person('李四', '1002')
  const room = world.room('-100', '岩板一店工作群')
  return { world, admin, li, room }
}
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()))
})

describe('/绑定', () => {
  test('with a new name makes the brand, and its answer names it', async () => {
    const { admin, room } = await open()
    await admin.says(room, '/绑定 岩板一店 work')
    expect(room.last.text).toContain('已建品牌“岩板一店”，本群是它的工作群。')
    await admin.says(room, '/部门')
    for (const name of ['工程部', '材料部', '设计部', '客服部']) expect(room.last.text).toContain(`${name}联络人：未设`)
  })

  test('knows a brand that is there, also for another room and in Chinese', async () => {
    const { world, admin, room } = await open()
    await admin.says(room, '/绑定 岩板一店 work')
    const store = world.room('-200', '仓库')
    await admin.says(store, '/绑定 岩板一店 仓库群')
    expect(store.last.text).toBe('本群已绑定“岩板一店”，作为仓库群。')
  })

  test('moves a room and says from where', async () => {
    const { admin, room } = await open()
    await admin.says(room, '/绑定 岩板一店 work')
    await admin.says(room, '/绑定 岩板二店 work')
    expect(room.last.text).toContain('本群已从“岩板一店”改绑到“岩板二店”，作为工作群。')
  })

  test('asks what the room is for, and one tap finishes it', async () => {
    const { admin, room } = await open()
    await admin.says(room, '/绑定 岩板一店')
    expect(room.last.text).toContain('“岩板一店”的这个群做什么用？')
    await admin.presses(room.last, '工作群')
    expect(room.with('已建品牌“岩板一店”')).toBeDefined()
  })

  test('tells which purposes there are when it does not know the word', async () => {
    const { admin, room } = await open()
    await admin.says(room, '/绑定 岩板一店 聊天')
    expect(room.last.text).toBe(
      '“岩板一店 聊天”里没有群的用途。请发 /绑定 品牌名 用途，用途是 工作群、仓库群、管理群、客户群 之一。',
    )
  })

  test('belongs into a group', async () => {
    const { admin } = await open()
    await admin.says(admin.direct, '/绑定 岩板一店 work')
    expect(admin.direct.last.text).toBe('单聊不用绑定，请到群里发 /绑定。')
  })

  test('is for admins only', async () => {
    const { li, room } = await open()
    await li.says(room, '/绑定 岩板一店 work')
    expect(room.last.text).not.toContain('已建')
  })
})

describe('/我是', () => {
  test('waits for the admin, and the card shows the decision', async () => {
    const { admin, li, room } = await open()
    await admin.says(room, '/绑定 岩板一店 work')
    await li.says(room, '/我是 李四 客服专员')
    const card = room.last
    expect(card.text).toBe('李四 登记为客服专员（岩板一店），请管理员审批。')
    expect(card.buttons.map(({ label }) => label)).toEqual(['批准', '驳回'])
    await li.presses(card, '批准')
    expect(card.edited).toBe(false)
    await admin.presses(card, '批准')
    expect(card.text).toBe('✓ 李四 已登记为客服专员（岩板一店），周敏批准。')
    expect(card.buttons).toEqual([])
    await li.says(room, '/人员')
    expect(room.last.text).toBe('岩板一店人员：1 人\n· 客服专员：李四')
  })

  test('is also shown in the direct chat of an admin, and edited there too', async () => {
    const { admin, li, room } = await open()
    await admin.says(room, '/绑定 岩板一店 work')
    await admin.says(admin.direct, '/帮助')
    await li.says(room, '/我是 李四 客服专员')
    const [there, here] = [admin.direct.last, room.last]
    await admin.presses(there, '驳回')
    expect(there.text).toBe('✗ 李四 登记客服专员（岩板一店）未通过，周敏驳回。')
    expect(here.text).toBe(there.text)
    await li.says(room, '/人员')
    expect(room.last.text).toContain('/我是')
  })

  test('in a direct chat goes to the admins', async () => {
    const { admin, li, room } = await open()
    await admin.says(room, '/绑定 岩板一店 work')
    await admin.says(admin.direct, '/帮助')
    const before = room.messages.length
    await li.says(li.direct, '/我是 李四 客服专员')
    expect(li.direct.last.text).toBe('李四（客服专员）的登记已转给管理员，请等批准。')
    expect(room.messages).toHaveLength(before)
    await admin.presses(admin.direct.last, '批准')
    expect(admin.direct.last.text).toContain('✓ 李四')
  })

  test('in a direct chat goes to the first work group when no admin has ever written to the bot', async () => {
    const { world, admin, li, room } = await open()
    const second = world.room('-101', '二群')
    await admin.says(room, '/绑定 岩板一店 work')
    await admin.says(second, '/绑定 岩板一店 work')
    await li.says(li.direct, '/我是 李四 客服专员')
    expect(second.last.text).not.toContain('李四')
    await admin.presses(room.last, '批准')
    expect(room.last.text).toContain('✓ 李四')
  })

  test('in a direct chat asks for the brand when there are several', async () => {
    const { world, admin, li, room } = await open()
    await admin.says(room, '/绑定 岩板一店 work')
    await admin.says(world.room('-200'), '/绑定 岩板二店 work')
    await li.says(li.direct, '/我是 李四 客服专员')
    expect(li.direct.last.text).toContain('您在哪个品牌？')
    await li.says(li.direct, '岩板二店')
    expect(li.direct.with('已转给管理员')).toBeDefined()
    await admin.says(world.room('-200'), '/人员')
    expect(world.room('-200').with('李四 登记为客服专员（岩板二店）')).toBeDefined()
  })

  test('of an admin is approved at once', async () => {
    const { admin, room } = await open()
    await admin.says(room, '/绑定 岩板一店 work')
    await admin.says(room, '/我是 王总 总经理')
    expect(room.last.text).toBe('王总 已登记为总经理（岩板一店）。')
  })

  test('said again is told so, and changed before the decision replaces the first', async () => {
    const { admin, li, room } = await open()
    await admin.says(room, '/绑定 岩板一店 work')
    await li.says(room, '/我是 李四 客服专员')
    const first = room.last
    await li.says(room, '/我是 李四 店长')
    expect(first.text).toContain('以新的为准')
    await admin.presses(room.with('李四 登记为店长'), '批准')
    await li.says(room, '/我是 李四 店长')
    expect(room.last.text).toBe('李四已经是店长（岩板一店），不用再登记。')
  })

  test('with an unknown role gets one short sentence', async () => {
    const { admin, li, room } = await open()
    await admin.says(room, '/绑定 岩板一店 work')
    await li.says(room, '/我是 李四 飞行员')
    expect(room.last.text).toContain('没有“飞行员”这个岗位。请发 /我是 李四 加岗位：客服专员、')
    expect(room.last.text.length).toBeLessThan(200)
    await li.says(room, '/我是 李四')
    expect(room.last.text).toContain('李四，您是什么岗位？')
    await li.presses(room.last, '店长')
    expect(room.with('李四 登记为店长（岩板一店），请管理员审批。')).toBeDefined()
  })

  test('in a room without a brand says what to do', async () => {
    const { li, room } = await open()
    await li.says(room, '/我是 李四 客服专员')
    expect(room.last.text).toContain('/绑定')
  })
})

test("a name that is not the account's own is shown with the account", async () => {
  const { world, admin, room } = await open()
  await admin.says(room, '/绑定 岩板一店 work')
  await world.person('Sunny', '1007').says(room, '/我是 孙七 仓管')
  expect(room.last.text).toBe('孙七（账号 Sunny）登记为仓管（岩板一店），请管理员审批。')
})

test('the same in English', async () => {
  const { world, admin, room } = await open({ environment: { LOCALE: 'en' } })
  const li = world.person('Li Si', '1002', 'lisi')
  await admin.says(room, '/bind Slab One work')
  expect(room.last.text).toContain('New brand “Slab One”; this is its work group.')
  await li.says(room, '/iam Li Si service')
  await admin.presses(room.last, 'Approve')
  expect(room.last.text).toBe('✓ Li Si is now customer service (Slab One), approved by 周敏.')
  await admin.says(room, '/liaison 工程部 @lisi')
  expect(room.last.text).toBe('工程部 liaison: Li Si')
  await li.says(room, '/help')
  expect(room.last.text).toContain('/delivery')
  expect(room.last.text).not.toContain('/bind')
  await li.says(room, '/help delivery')
  expect(room.last.text).toContain('Understands: customer, phone, date, half, address')
  await li.says(room, '/delivery Zhang San 13800000001 tomorrow am, 3-1201 Jade Bay')
  expect(room.last.text).toContain('That is less than 3 days ahead. Why?')
  expect(room.last.buttons.map(({ label }) => label)).toEqual(['Customer wish', 'Agreed before', 'Other'])
})
