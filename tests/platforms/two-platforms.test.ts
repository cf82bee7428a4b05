/** One case on two platforms: people are asked where they are, once, and a signature anywhere is shown everywhere. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ALL, type Message } from '../support/fake-adapter.js'
import { openTwoRooms, type TwoRooms } from './two-rooms.js'

let shop: TwoRooms
beforeEach(async () => {
  shop = await openTwoRooms()
})
afterEach(() => shop.world.close())

const CODE = 'TS261120-01'
const ASKED = `${CODE} · 工程部 · 请在 09:30 前知晓`
const signedBy = (name: string, at = '09:00') => `✅ ${CODE} · 工程部 · ${name} ${at} 已知晓\n· 1. 台面开裂`
const pinged = ({ post }: Message) => post.mentions.flatMap(({ account, name }) => (account ? [name] : []))

/** The card at home on Discord, and its copy on Telegram. */
async function openOnDiscord() {
  await shop.sun.says(shop.hall, '/投诉 张三 13800000001 台面开裂')
  return { home: shop.hall.with(ASKED), copy: shop.work.with(ASKED) }
}

test('the liaison of the other platform is pinged there, in a thread of the same name, and nowhere else', async () => {
  const { home, copy } = await openOnDiscord()
  expect(home.text).toContain('@王强')
  expect(pinged(home)).toEqual([])
  expect(pinged(copy)).toEqual(['王强'])
  expect(copy.text).toBe(home.text)
  const opening = shop.hall.with(`投诉 ${CODE} · 张三`)
  expect(copy.post.opensThread).toEqual(opening.post.opensThread)
  expect(copy.post.opensThread).toEqual({ title: `${CODE} 张三 台面开裂` })
  expect(shop.work.messages.filter(({ text }) => text.includes(CODE))).toEqual([copy])
})

test('a card of several messages opens one thread, and goes on in it', async () => {
  await shop.world.close()
  shop = await openTwoRooms({ capabilities: { ...ALL, maxText: 120 } })
  const many = Array.from({ length: 12 }, (_, index) => `台面第${index + 1}处开裂要更换`).join(';')
  await shop.sun.says(shop.hall, `/投诉 张三 13800000001 ${many}`)
  const [first, ...rest] = shop.work.messages.filter(({ post }) => post.key.startsWith('card:'))
  expect(rest.length).toBeGreaterThan(0)
  expect(first?.post.opensThread?.title).toContain(CODE)
  expect(rest.map(({ post }) => post.opensThread)).toEqual(rest.map(() => undefined))
  expect(new Set(rest.map(({ thread }) => thread))).toEqual(new Set([`r${first?.id}`]))
})

test('who is on both platforms is pinged at home only', async () => {
  const { world, wang, hall, keeper, work } = shop
  await wang.also('discord', '2003').says(hall, '/我是 王强 监理')
  await keeper.presses(hall.last, '批准')
  const before = work.messages.length
  await shop.sun.says(hall, '/投诉 张三 13800000001 台面开裂')
  expect(pinged(hall.with(ASKED))).toEqual(['王强'])
  expect(work.messages).toHaveLength(before)
  expect(world.said.filter(({ text }) => text.includes(ASKED))).toHaveLength(1)
})

test('the other way round: opened on Telegram, signed on Discord', async () => {
  const { li, admin, work, hall, sun } = shop
  await admin.says(work, '/联络人 工程部 孙七')
  await li.says(work, '/投诉 张三 13800000001 台面开裂')
  const [home, copy] = [work.with(ASKED), hall.with(ASKED)]
  expect([pinged(home), pinged(copy)]).toEqual([[], ['孙七']])
  await sun.presses(copy, '知晓')
  expect([home.text, copy.text]).toEqual([signedBy('孙七'), signedBy('孙七')])
})

test('by the button of the copy: both cards say who signed, and lose their button', async () => {
  const { home, copy } = await openOnDiscord()
  await shop.wang.presses(copy, '知晓')
  expect([home.text, copy.text]).toEqual([signedBy('王强'), signedBy('王强')])
  expect([home.buttons, copy.buttons]).toEqual([[], []])
})

test('by a reaction on the copy', async () => {
  const { home, copy } = await openOnDiscord()
  await shop.wang.reacts(copy, '👍')
  expect([home.text, copy.text]).toEqual([signedBy('王强'), signedBy('王强')])
})

test('by a word in the thread of the copy, where show needs no code either', async () => {
  const { home, copy } = await openOnDiscord()
  const [story] = await shop.wang.says(shop.work, '/查看', { thread: `r${copy.id}` })
  expect(story?.text).toContain(CODE)
  const [line] = await shop.wang.says(shop.work, '收到', { thread: `r${copy.id}` })
  expect(line?.text).toBe(`✅ ${CODE} · 工程部 · 王强 09:00 已知晓`)
  expect(line?.thread).toBe(`r${copy.id}`)
  expect([home.text, copy.text]).toEqual([signedBy('王强'), signedBy('王强')])
})

test('by the command, anywhere', async () => {
  const { home, copy } = await openOnDiscord()
  await shop.wang.says(shop.work, `/知晓 ${CODE}`)
  expect([home.text, copy.text]).toEqual([signedBy('王强'), signedBy('王强')])
})

test('who may not sign at home may not sign on the copy', async () => {
  const { home, copy } = await openOnDiscord()
  await shop.chen.presses(copy, '知晓')
  expect(shop.chen.toast).toBe('这一项由工程部的联络人知晓，您不用操作，谢谢。')
  await shop.sun.presses(home, '知晓')
  expect(shop.sun.toast).toBe('这一项由工程部的联络人知晓，您不用操作，谢谢。')
  expect([home.text, copy.text].every((text) => text.includes(ASKED))).toBe(true)
})

test('pressed on both at the same moment: one signature, and a polite word for the second', async () => {
  const { admin, work, world, wang, sun } = shop
  await admin.says(work, '/联络人 工程部 王强 孙七')
  const { home, copy } = await openOnDiscord()
  await Promise.all([wang.presses(copy, '知晓'), sun.presses(home, '知晓')])
  const signatures = await world.bot.store.read((db) => db.sql.all<{ name: string }>(SIGNATURES))
  expect(signatures).toHaveLength(1)
  const [{ name: first = '' } = {}] = signatures
  expect([home.text, copy.text]).toEqual([signedBy(first), signedBy(first)])
  expect([wang.toast, sun.toast].filter(Boolean)).toEqual([`工程部已由 ${first} 于 09:00 知晓，谢谢。`])
})

const SIGNATURES = `SELECT "name" FROM "Acknowledgement" JOIN "Person" ON "Person"."id" = "personId"`

test('reminders go where people are, and up the ladder to a deputy on the other platform', async () => {
  const { admin, work, hall, world, sun } = shop
  await admin.says(work, '/联络人 工程部 王强 孙七')
  const { home, copy } = await openOnDiscord()
  await world.turnTo('2026-11-20T09:15')
  const first = [hall.with('⏰'), work.with('⏰')]
  expect(first.map(pinged)).toEqual([[], ['王强']])
  expect(first.map(({ thread }) => thread)).toEqual([home.thread, `r${copy.id}`])
  await world.turnTo('2026-11-20T09:45')
  const deputy = hall.with('⏰')
  expect(pinged(deputy)).toEqual(['孙七'])
  expect(work.messages.filter(({ text }) => text.includes('⏰'))).toHaveLength(2)

  await sun.presses(deputy, '知晓')
  const line = `✅ ${CODE} · 工程部 · 孙七 09:45 已知晓`
  const all = world.said.filter(({ text }) => text.includes(CODE) && !text.startsWith('投诉'))
  expect(all.map(({ text }) => text.split('\n', 1)[0])).toEqual(all.map(() => line))
  expect(all.flatMap(({ buttons }) => buttons)).toEqual([])
  await world.turnTo('2026-11-20T12:00')
  expect(world.said.filter(({ text }) => text.includes('⏰'))).toEqual([])
})

test('a deputy on another platform than first liaison and home gets the reminder in a thread opened by it', async () => {
  const { admin, work, hall, world, li, sun } = shop
  await admin.says(work, '/联络人 工程部 王强 孙七')
  await li.says(work, '/投诉 张三 13800000001 台面开裂')
  expect(hall.messages.filter(({ text }) => text.includes(CODE))).toEqual([])
  await world.turnTo('2026-11-20T09:45')
  const ring = hall.with('⏰')
  expect(pinged(ring)).toEqual(['孙七'])
  expect(ring.post.opensThread).toEqual({ title: `${CODE} 张三 台面开裂` })
  await sun.says(hall, '收到', { thread: `r${ring.id}` })
  expect(work.with(CODE).text).toContain('孙七 09:45 已知晓')
  expect(ring.text).toContain('孙七 09:45 已知晓')
})

test('a problem that is added shows on every copy, and pings again where the liaison is', async () => {
  const { home, copy } = await openOnDiscord()
  const { sun, hall, work } = shop
  await sun.says(hall, `/问题 ${CODE} 水槽漏水`)
  for (const card of [home, copy]) expect(card.text).toContain('· 1. 台面开裂\n· 2. 水槽漏水')
  expect([hall.last, work.last].map((one) => one.text.replace('@王强\n', ''))).toEqual(
    Array(2).fill(`${CODE} · 工程部 又加了问题，请一起知晓（09:30 前）`),
  )
  expect([hall.last, work.last].map(pinged)).toEqual([[], ['王强']])
})

test('a problem that is moved takes the button from every copy', async () => {
  const { home, copy } = await openOnDiscord()
  await shop.sun.says(shop.hall, `/转派 ${CODE} 1 售后部`)
  expect([home.text, copy.text]).toEqual(Array(2).fill(`${CODE} · 工程部 → 已转派售后部`))
  expect([home.buttons, copy.buttons]).toEqual([[], []])
})

test('where the brand has no room the card goes to the direct room, and can be signed there', async () => {
  const { keeper, hall, work, admin, li, sun } = shop
  await admin.says(work, '/联络人 工程部 孙七')
  await keeper.says(hall, '/绑定 软装一店 work')
  const direct = sun.directOn('discord')
  await sun.says(direct, '你好')
  await li.says(work, '/投诉 张三 13800000001 台面开裂')
  const [home, copy] = [work.with(ASKED), direct.with(ASKED)]
  expect(copy.post.room.direct).toBe(true)
  expect(copy.post.opensThread).toBeUndefined()
  await li.says(work, `/问题 ${CODE} 水槽漏水`)
  expect(direct.last.text).toContain('又加了问题')
  await sun.says(direct, '收到', { replyTo: copy })
  for (const card of [home, copy]) expect(card.text).toBe(`${signedBy('孙七')}\n· 2. 水槽漏水`)
})

test('the button in the direct room works, also for somebody of two brands', async () => {
  const { keeper, hall, work, admin, li, sun } = shop
  await admin.says(work, '/联络人 工程部 孙七')
  await keeper.says(hall, '/绑定 软装一店 work')
  await sun.says(hall, '/我是 孙七 客服专员')
  await keeper.presses(hall.last, '批准')
  await sun.says(sun.directOn('discord'), '你好')
  await li.says(work, '/投诉 张三 13800000001 台面开裂')
  const copy = sun.directOn('discord').with(ASKED)
  await sun.presses(copy, '知晓')
  expect([work.with('已知晓').text, copy.text]).toEqual([signedBy('孙七'), signedBy('孙七')])
})

test('the button in the direct room is about its own brand, also where another has the same code', async () => {
  const { world, keeper, hall, work, admin, li } = shop
  await keeper.says(hall, '/绑定 软装一店 work')
  const qian = world.person('钱总', '2009', undefined, 'discord')
  await qian.says(hall, '/我是 钱总 客服专员')
  await keeper.presses(hall.last, '批准')
  await keeper.says(hall, '/联络人 工程部 @钱总', { mentions: [qian] })
  await qian.says(hall, '/投诉 李四 13900000001 台面开裂')
  await qian.says(qian.directOn('discord'), '你好')
  await admin.says(work, '/联络人 删除 工程部')
  await headOfEngineering()
  await li.says(work, '/投诉 张三 13800000001 台面开裂')
  const copy = qian.directOn('discord').with(ASKED)
  await qian.presses(copy, '知晓')
  expect([work.with('已知晓').text, copy.text]).toEqual([signedBy('钱总'), signedBy('钱总')])
  expect(hall.with(CODE).text).toContain(ASKED)
})

/** He serves the other brand, and heads a department of this one. */
const headOfEngineering = () =>
  shop.world.bot.store.transaction(async (db) => {
    const { id: headId } = await db.person.findFirstOrThrow({ where: { name: '钱总' } })
    await db.department.updateMany({ where: { name: '工程部', brand: { name: '岩板一店' } }, data: { headId } })
  })

test('when the home is gone, or its platform does not run, people are asked where they still are', async () => {
  const { world, work, hall, sun, wang, keeper } = shop
  await openOnDiscord()
  await wang.also('discord', '2003').says(hall, '/我是 王强 监理')
  await keeper.presses(hall.last, '批准')
  await sun.says(hall, '/投诉 李四 13900000001 台面开裂')
  expect(work.messages.filter(({ text }) => text.includes('TS261120-02'))).toEqual([])
  await world.down()
  await world.boot(['telegram'])
  await world.turnTo('2026-11-20T09:15')
  expect(pinged(work.with('TS261120-02'))).toEqual(['王强'])
})

test('a room that is another brand’s now hears nothing more of the case', async () => {
  const { admin, work, hall, sun, wang } = shop
  const { copy } = await openOnDiscord()
  await admin.says(work, '/绑定 软装一店 work')
  await wang.presses(copy, '知晓')
  const before = work.messages.length
  await sun.says(hall, `/处理意见 ${CODE} 1 更换台面 11月25日`)
  expect(work.messages).toHaveLength(before)
})

test('what becomes of the complaint is told in both threads, and both look so', async () => {
  const { wang, keeper, work, hall, world } = shop
  const { home, copy } = await openOnDiscord()
  await wang.presses(copy, '知晓')
  const [here, there] = await wang.says(work, '/处理意见 1 更换台面 11月25日', { thread: `r${copy.id}` })
  expect(here?.thread).toBe(`r${copy.id}`)
  expect(there?.thread).toBe(home.thread)
  expect(here?.text).toBe(`${there?.text}\n请告诉客户怎么处理、几时完成`)
  await keeper.says(hall, `/结案 ${CODE} 客户撤诉`)
  for (const platform of ['telegram', 'discord'] as const)
    expect(world.on(platform).threadStates.at(-1)).toMatchObject({ open: false })
})

test('a restart in between loses nothing', async () => {
  const { world, wang, hall, work } = shop
  await openOnDiscord()
  await world.down()
  await world.boot()
  await wang.reacts(work.with(ASKED), '👌')
  const line = signedBy('王强')
  expect([hall.with(CODE).text, work.with(CODE).text]).toEqual([line, line])
})

test('where the other platform does not run, the card stays at home and nothing waits', async () => {
  const { admin, work, world, li } = shop
  await admin.says(work, '/联络人 工程部 孙七')
  await world.down()
  await world.boot(['telegram'])
  await li.says(work, '/投诉 张三 13800000001 台面开裂')
  expect(work.with(ASKED).text).toContain('@孙七')
  const waiting = await world.bot.store.read((db) => db.sql.all(`SELECT "key" FROM "Post" WHERE "state" = 'waiting'`))
  expect(waiting).toEqual([])
})

test('while the other platform is away, its copy is signed as soon as it is back', async () => {
  const { world, hall, work, li, sun, admin } = shop
  await admin.says(work, '/联络人 工程部 王强 孙七')
  await openOnDiscord()
  await world.down()
  await world.boot(['discord'])
  await sun.presses(hall.with(ASKED), '知晓')
  expect(work.with(CODE).text).toContain(ASKED)
  await world.down()
  await world.boot()
  expect(work.with(CODE).text).toBe(signedBy('孙七'))
  expect(li.toast).toBe('')
})

test('the schedule is posted once in each room, and a change is told in each', async () => {
  const { world, li, work, hall } = shop
  await li.says(work, '/送货 张三 13800000001 11月21日上午 翡翠湾3栋1201 岩板台面2套 原因:急')
  await world.turnTo('2026-11-20T17:00')
  const posts = () => world.said.filter(({ text }) => text.includes('排班') && text.includes('翡翠湾3栋1201'))
  expect(posts().map(({ room }) => room)).toEqual([work.id, hall.id])
  await world.turnTo('2026-11-20T17:30')
  expect(posts()).toHaveLength(2)
  await li.says(work, '/取消 SH261120-01 客户要求')
  for (const room of [work, hall]) expect(room.last.text).toContain('SH261120-01')
})

test('what waits for somebody is the same everywhere', async () => {
  const { wang, hall, keeper, work } = shop
  await openOnDiscord()
  await wang.also('discord', '2003').says(hall, '/我是 王强 监理')
  await keeper.presses(hall.last, '批准')
  const [here] = await wang.says(work, '/待办')
  const [there] = await wang.says(hall, '/待办')
  expect(here?.text).toContain(CODE)
  expect(there?.text).toBe(here?.text)
})

test('messages whose reactions may have been missed include the copies', async () => {
  const { home, copy } = await openOnDiscord()
  const { world } = shop
  const cards = async (platform: 'telegram' | 'discord') =>
    (await world.on(platform).core.openCards()).map(({ messageId }) => messageId)
  expect([await cards('discord'), await cards('telegram')]).toEqual([[home.id], [copy.id]])
  await shop.wang.presses(copy, '知晓')
  expect([await cards('discord'), await cards('telegram')]).toEqual([[], []])
})
