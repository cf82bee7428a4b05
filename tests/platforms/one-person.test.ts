/** One person with accounts on two platforms: known again only when an admin says so, and told of a trouble once. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTwoRooms, type TwoRooms } from './two-rooms.js'

let shop: TwoRooms
beforeEach(async () => {
  shop = await openTwoRooms()
})
afterEach(() => shop.world.close())

const accountsOf = (name: string) =>
  shop.world.bot.store.read((db) =>
    db.sql
      .all<{ accounts: string }>(
        `SELECT group_concat("platform") AS "accounts" FROM "Account" JOIN "Person" ON "Person"."id" = "personId"
         WHERE "Person"."name" = ? GROUP BY "Person"."id" ORDER BY "Person"."id"`,
        name,
      )
      .map(({ accounts }) => accounts),
  )

const ASKED = 'Telegram 上已有王强'

async function wangRegisters() {
  const { wang, hall } = shop
  const [card] = await wang.also('discord', '2003').says(hall, '/我是 王强 监理')
  if (!card) throw new Error('no card')
  return card
}

test('who registers on a second platform is the same person, when an admin approves it as such', async () => {
  const card = await wangRegisters()
  expect(card.text).toContain(ASKED)
  expect(card.buttons.map(({ label }) => label)).toEqual(['批准', '另一人', '驳回'])
  await shop.keeper.presses(card, '批准')
  expect(await accountsOf('王强')).toEqual(['telegram,discord'])
})

test('or is somebody else of the same name, who signs for nothing', async () => {
  const card = await wangRegisters()
  await shop.keeper.presses(card, '另一人')
  expect(await accountsOf('王强')).toEqual(['telegram', 'discord'])
  await shop.sun.says(shop.hall, '/投诉 张三 13800000001 台面开裂')
  const asked = shop.hall.with('TS261120-01 · 工程部 · 请在')
  await shop.wang.presses(asked, '知晓')
  expect(asked.text).toContain('TS261120-01 · 工程部 · 请在')
})

test('the list of staff asks the same, and approving by name shows the card first', async () => {
  await wangRegisters()
  const { keeper, hall } = shop
  const [list] = await keeper.says(hall, '/人员')
  expect(list?.text).toContain('和 Telegram 上的王强是同一人？')
  expect(list?.buttons.map(({ label }) => label)).toEqual(['批准 王强', '另一人 王强', '驳回 王强'])
  const [card] = await keeper.says(hall, '/人员 批准 王强')
  expect(await accountsOf('王强')).toEqual(['telegram'])
  expect(card?.text).toContain(ASKED)
  if (list) await keeper.presses(list, '批准 王强')
  expect(await accountsOf('王强')).toEqual(['telegram,discord'])
})

test('where two have the name nobody is asked about, and the newcomer is a person of their own', async () => {
  const { world, work, hall, admin, keeper } = shop
  const other = world.person('王强', '1009')
  await other.says(work, '/我是 王强 设计师')
  await admin.presses(work.last, '批准')
  const card = await wangRegisters()
  expect(card.text).not.toContain('同一人')
  await keeper.presses(card, '批准')
  expect(await accountsOf('王强')).toEqual(['telegram', 'telegram', 'discord'])
  expect(hall.last.text).toContain('已登记')
})

test('what an admin was asked before things changed is not done by an old button', async () => {
  const card = await wangRegisters()
  const { world, hall, keeper } = shop
  const twin = world.person('王强', '2009', undefined, 'discord')
  await twin.says(hall, '/我是 王强 监理')
  await keeper.presses(hall.last, '批准')
  await keeper.presses(card, '批准')
  expect(keeper.toast).toBe('王强 的情况变了，请他重发一次 /我是，再审批。')
  expect(await accountsOf('王强')).toEqual(['telegram,discord'])
})

test('an admin who names the account natively makes it theirs, unless two have the name', async () => {
  const { wang, keeper, hall } = shop
  await keeper.says(hall, '/联络人 材料部 @王强', { mentions: [wang.also('discord', '2003')] })
  expect(await accountsOf('王强')).toEqual(['telegram,discord'])
  const stranger = shop.world.person('王强', '2009', undefined, 'discord')
  await keeper.says(hall, '/联络人 设计部 @王强', { mentions: [stranger] })
  expect(await accountsOf('王强')).toEqual(['telegram,discord', 'discord'])
})

test('an admin with accounts on two platforms is told of a trouble once, on the first that runs', async () => {
  const { world, work, admin, keeper, wang } = shop
  await wang.says(work, '/我是 王强 管理员')
  await admin.presses(work.last, '批准')
  await keeper.presses(await wangRegisters(), '批准')
  const alarmed = async (room: string) => {
    world.on('discord').core.trouble('telegramReactions', { room })
    await world.bot.store.read(() => undefined)
    await world.bot.idle()
    return world.said.filter(({ text }) => text.includes(`“${room}”`)).map(({ post }) => post.room.id)
  }
  expect(await alarmed('甲')).toEqual([admin.id, wang.id, keeper.id])
  await world.down()
  await world.boot(['discord'])
  expect(await alarmed('乙')).toEqual(['2001', '2003'])
})
