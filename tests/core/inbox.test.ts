import { afterEach, expect, test } from 'vitest'
import type { MessageEvent } from '../../src/core/event.js'
import { openStore } from '../../src/store/store.js'
import { openShop, type Shop } from '../support/shop.js'
import type { Person, Room } from '../support/world.js'

let shop: Shop
afterEach(() => shop.world.close())
const open = async (settings: Parameters<typeof openShop>[0] = {}) => {
  shop = await openShop({ at: '2026-03-09T10:00', ...settings })
  return shop
}

const said = (person: Person, room: Room, text: string, id = person.world.nextEvent()): MessageEvent => ({
  kind: 'message',
  platform: 'telegram',
  id,
  messageId: `m${id}`,
  room: { id: room.id, direct: false, title: room.title },
  sender: person.account,
  text,
  mentions: [],
  mentionsBot: false,
})
const events = () =>
  shop.world.bot.store.transaction((db) =>
    db.event.findMany({ orderBy: { id: 'desc' }, take: 3, select: { state: true, error: true } }),
  )
const rename = (from: string, to: string) =>
  shop.world.bot.store.transaction((db) => db.sql.run(`ALTER TABLE "${from}" RENAME TO "${to}"`))
/** From now on nobody gets a code: whoever needs one meets our bug. */
const breakCodes = () => rename('CodeCounter', 'Broken')
const texts = (room: Room, from: number) => room.messages.slice(from).map(({ text }) => text)

test('our bug gets an apology with a code that stands in the log, and undoes what was half written', async () => {
  const { world, work, li } = await open({ noErrors: false })
  await breakCodes()
  const [apology, ...more] = await li.says(work, '/投诉 张三 13800000001 台面开裂')
  expect(more).toEqual([])
  const code = /telegram:\w+/.exec(apology?.text ?? '')?.[0]
  expect(apology?.text).toContain('抱歉')
  expect(world.errors).toMatchObject([{ code }])
  expect((await events())[0]).toMatchObject({ state: 'failed', error: expect.stringContaining('CodeCounter') })
  const left = await world.bot.store.transaction((db) =>
    Promise.all([db.customer.count(), db.complaint.count(), db.thread.count()]),
  )
  expect(left).toEqual([0, 0, 0])
  const [answer] = await li.says(work, '/排班 明天')
  expect(answer?.text).toContain('3月10日')
})

test('a bug takes nobody with it of those who came at the same time', async () => {
  const { world, work, li } = await open({ noErrors: false })
  await breakCodes()
  const before = work.messages.length
  const lines = [
    '/客户 张三 13800000001 翡翠湾',
    '/投诉 王五 13800000002 台面开裂',
    '/客户 赵七 13800000003 江南里',
    '/排班 明天',
  ]
  await Promise.all(lines.map((line) => world.adapter.accept(said(li, work, line))))
  await world.bot.idle()
  const answers = texts(work, before)
  expect(answers.map((text) => /已建档：(张三|赵七)|抱歉|3月10日/.exec(text)?.[0])).toEqual([
    '已建档：张三',
    '抱歉',
    '已建档：赵七',
    '3月10日',
  ])
  const names = await world.bot.store.transaction((db) => db.customer.findMany({ select: { name: true } }))
  expect(names).toEqual([{ name: '张三' }, { name: '赵七' }])
  expect(world.errors).toHaveLength(1)
})

test('a bug in the asking is a bug like any other', async () => {
  const { world, work, li } = await open({ noErrors: false })
  await rename('Question', 'Broken')
  const [apology] = await li.says(work, '/排班 13月45日')
  expect(apology?.text).toContain('抱歉')
  expect((await events())[0]).toMatchObject({ state: 'failed' })
  await rename('Broken', 'Question')
  expect((await li.says(work, '/排班 明天'))[0]?.text).toContain('3月10日')
  expect(world.errors).toHaveLength(1)
})

test('an event that cannot even be apologised for is put aside, and the next is handled', async () => {
  const { world, work, li } = await open({ noErrors: false })
  await rename('Role', 'Broken')
  expect(await li.says(work, '/排班 明天')).toEqual([])
  expect((await events())[0]).toMatchObject({ state: 'failed', error: expect.stringContaining('Role') })
  await rename('Broken', 'Role')
  const answers = await li.says(work, '/排班 明天')
  expect(answers).toHaveLength(1)
  expect(world.errors).toHaveLength(1)
})

test('a press that meets our bug is answered too', async () => {
  const { world, work, li } = await open({ noErrors: false })
  await li.says(work, '/送货 张三 13800000001 明天上午 翡翠湾3栋1201')
  const question = work.last
  await breakCodes()
  await li.presses(question, '客户要求')
  const [answer, apology] = world.adapter.sent.slice(-2)
  expect(answer?.answers).toBeDefined()
  expect(JSON.stringify(apology?.blocks)).toContain('抱歉')
  await rename('Broken', 'CodeCounter')
  await li.presses(question, '客户要求')
  expect(work.last.text).toContain('SH260309-01')
})

test('the same event many times, at once and later, is handled once', async () => {
  const { world, work, li } = await open()
  const before = work.messages.length
  const event = said(li, work, '/投诉 张三 13800000001 台面开裂')
  await Promise.all([event, event, event].map((one) => world.adapter.accept(one)))
  await world.bot.idle()
  await world.adapter.accept(event)
  await world.bot.idle()
  expect(texts(work, before)).toHaveLength(2)
  expect(await world.bot.store.transaction((db) => db.complaint.count())).toBe(1)
})

test('answers come in the order of the questions, one at a time in each room, however many come at once', async () => {
  const { world, admin, li } = await open({ noErrors: false })
  const rooms = ['-1', '-2', '-3'].map((id) => world.room(id))
  for (const room of rooms) await admin.says(room, '/绑定 岩板一店 work')
  const before = rooms.map((room) => room.messages.length)
  const busy = new Set<string>()
  const { adapter } = world
  const send = adapter.send.bind(adapter)
  let overlaps = 0
  let ticks = 0
  adapter.send = async (post) => {
    if (busy.has(post.room.id)) overlaps += 1
    busy.add(post.room.id)
    ticks = (ticks * 31 + 7) % 17
    if (ticks % 3 === 0) await new Promise((resolve) => setImmediate(resolve))
    for (let tick = 0; tick < ticks; tick++) await Promise.resolve()
    busy.delete(post.room.id)
    return send(post)
  }
  const words = Array.from({ length: 50 }, (_, index) => `没有这个${String.fromCharCode(97 + (index % 26))}${index}`)
  await Promise.all(words.flatMap((word) => rooms.map((room) => adapter.accept(said(li, room, `/${word}`)))))
  await world.bot.idle()
  for (const [index, room] of rooms.entries())
    expect(texts(room, before[index] ?? 0).map((text) => /“(.+?)”/.exec(text)?.[1])).toEqual(words)
  expect(overlaps).toBe(0)
})

test('what an earlier process stored and did not get to is handled at the start', async () => {
  const { world, work, li } = await open()
  const before = work.messages.length
  const event = said(li, work, '/投诉 张三 13800000001 台面开裂')
  await world.down()
  const settings = {
    path: `${world.folder}/test.db`,
    synchronous: 'NORMAL' as const,
    migrations: 'prisma/migrations/sqlite',
  }
  const store = openStore({ ...settings, now: world.time.now() })
  const row = { platform: 'telegram', externalId: event.id, payload: event, receivedAt: world.time.now() }
  await store.transaction((db) => db.sql.insert('Event', row))
  await store.close()
  await world.boot()
  expect(texts(work, before).map((text) => text.includes('TS260309-01'))).toEqual([true, true])
})

test('an event that cannot be stored is not acknowledged', async () => {
  const { world, work, li } = await open()
  const before = work.messages.length
  const event = said(li, work, '/投诉 张三 13800000001 台面开裂')
  await rename('Event', 'Away')
  await expect(world.adapter.accept(event)).rejects.toThrow('Event')
  await rename('Away', 'Event')
  await world.adapter.accept(event)
  await world.bot.idle()
  expect(texts(work, before)).toHaveLength(2)
  world.errors.length = 0
})

test('after the stop nothing is taken any more', async () => {
  const { world, work, li } = await open()
  const { accept } = world.adapter
  await world.down()
  await expect(accept(said(li, work, '/排班'))).rejects.toThrow('closed')
  await world.boot()
})
