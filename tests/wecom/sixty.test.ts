/** Sixty posts due at once in one group: all arrive as fast as WeCom takes them, never faster, and what is urgent does not wait for them. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { directRoom } from '../../src/core/inbox/direct-room.js'
import type { Shown, WecomGroup, WecomPerson } from '../contract/wecom-server.js'
import { type Dealer, openDealer } from './dealer.js'

const MINUTE = 60_000
const STEP = 3000
const DUE = 60
/** Of the sixty, one was asked for. */
const WAITING = DUE - 1
const perMinute = { chat: 30, webhook: 20 }

let dealer: Dealer
beforeEach(async () => {
  dealer = await openDealer({ robot: true, app: false }, { limits: true })
  await dealer.says(dealer.wang, dealer.wang, '帮助')
  await dealer.turnBy(2 * MINUTE)
})
afterEach(() => dealer.close())

/** What so many posts take at least: as many as fit go at once, and as many again when a window has passed. */
const floor = (posts: number, perWindow: number) => (Math.ceil(posts / perWindow) - 1) * MINUTE

/** The clock goes on, by so little at a time that nothing comes later than it may. */
async function pass(milliseconds: number) {
  for (let passed = 0; passed < milliseconds; passed += STEP) await dealer.turnBy(STEP)
}

/** They wait in the outbox, all at once. */
const comeDue = (place: WecomGroup | WecomPerson, posts: number) =>
  dealer.look((db) => {
    const createdAt = dealer.time.now()
    const roomId = directRoom(db, 'wecom', 'chatid' in place ? place.chatid : place.userid, createdAt)
    for (let each = 1; each <= posts; each += 1) {
      const content = { mentions: [], blocks: [{ kind: 'text', text: `第 ${each} 条` }] }
      db.sql.insertNew('Post', { key: `due:${each}`, roomId, lane: `r${roomId}`, urgency: 0, content, createdAt })
    }
  })

/** Whoever asks something wakes the room: the answer goes first, the others behind it. @returns when that was */
async function wake(place: WecomGroup | WecomPerson): Promise<number> {
  await dealer.says('chatid' in place ? dealer.li : place, place, '帮助')
  return dealer.time.now().getTime()
}

/** Nothing was refused for coming too fast, and all is said. */
async function expectNoHurry() {
  const refused = dealer.server.calls.filter(({ code }) => code === 846607 || code === 45009)
  expect(refused).toEqual([])
  expect(
    await dealer.look(({ sql }) => sql.all(`SELECT "key" FROM "Post" WHERE "state" NOT IN ('sent', 'superseded')`)),
  ).toEqual([])
}

const arrivals = (words: string) =>
  dealer.server.calls.flatMap(({ body, at }) => (JSON.stringify(body).includes(words) ? [at] : []))
const isDue = ({ text }: Shown) => /^第 \d+ 条$/.test(text)

test('by the connection: thirty a minute, in their order, and no slower', async () => {
  await comeDue(dealer.work, WAITING)
  const began = await wake(dealer.work)
  const shortest = floor(DUE, perMinute.chat)
  await pass(1.05 * shortest)
  const posts = dealer.server.posts(dealer.work).filter(isDue)
  expect(posts.map(({ text }) => text)).toEqual(Array.from({ length: WAITING }, (_, index) => `第 ${index + 1} 条`))
  expect(Math.max(...arrivals('第 ')) - began).toBeLessThanOrEqual(1.05 * shortest)
  await expectNoHurry()
})

test('by the robot, where nobody has opened the group: twenty a minute', async () => {
  const { server, admin, li, look } = dealer
  const group = server.group({ name: '岩板一店仓库', members: [admin, li], webhook: true })
  await look(({ sql }) => {
    const room = { platform: 'wecom', externalId: group.chatid, webhook: group.webhookKey, purpose: 'warehouse' }
    sql.insert('Room', { ...room, brandId: 1, createdAt: new Date(0) })
  })
  await comeDue(group, DUE)
  await dealer.stop()
  const began = dealer.time.now().getTime()
  await dealer.startAgain()
  const shortest = floor(DUE, perMinute.webhook)
  await pass(1.05 * shortest)
  const posts = server.posts(group).filter(isDue)
  expect(posts).toHaveLength(DUE)
  expect(new Set(posts.map(({ via }) => via))).toEqual(new Set(['webhook']))
  expect(Math.max(...arrivals('第 ')) - began).toBeLessThanOrEqual(1.05 * shortest)
  await expectNoHurry()
})

test('what is urgent goes first: a complaint’s card, its ping, and the ring at half time', async () => {
  const { server, work, li, time } = dealer
  // The ring comes at 15 minutes: the complaint is older, the sixty are new.
  await dealer.says(li, work, '/投诉 李雷 13800000002 台面开裂')
  await dealer.turnBy(13 * MINUTE + 50_000)
  await comeDue(work, WAITING)
  const began = await wake(work)
  await dealer.says(li, work, '/投诉 张三 13800000001 台面开裂')
  const before = server.posts(work).length
  expect(server.posts(work).filter(isDue)).toHaveLength(perMinute.chat - 1)
  await pass(MINUTE)
  const after = server.posts(work).slice(before)
  const urgent = (shown: Shown) => shown.text.includes('TS260309-')
  const firstDue = after.findIndex(isDue)
  // The opening, the card and the ring, each before any of the thirty that wait.
  const onConnection = after.filter(({ via }) => via === 'chat')
  expect(onConnection.slice(0, 3).every(urgent)).toBe(true)
  expect(after.filter((shown) => shown.pings.length > 0).map(({ pings }) => pings)).toEqual([['王强'], ['王强']])
  expect(firstDue).toBeGreaterThan(2)
  const shortest = floor(DUE + 3, perMinute.chat)
  await pass(began + 1.05 * shortest - time.now().getTime())
  expect(server.posts(work).filter(isDue)).toHaveLength(WAITING)
  await expectNoHurry()
})

test('thirty complaints at once: cards by the connection, pings by the robot beside them, each as fast as it may', async () => {
  const { server, work, time } = dealer
  const people = Array.from({ length: 30 }, (_, index) => index)
  const began = time.now().getTime()
  for (const index of people) void dealer.li.says(work, `/投诉 客户${index} ${13_800_000_100 + index} 台面开裂`)
  await dealer.settled()
  const shortest = floor(2 * people.length, perMinute.chat)
  await pass(1.05 * shortest)
  const cards = server.posts(work).filter(({ kind, text }) => kind === 'card' && text.includes('· 工程部'))
  const pings = server.posts(work).filter(({ via, text }) => via === 'webhook' && text.includes('· 工程部'))
  expect([cards.length, pings.length]).toEqual([people.length, people.length])
  expect(pings.every((shown) => shown.pings.join() === '王强')).toBe(true)
  expect(Math.max(...arrivals('TS260309-')) - began).toBeLessThanOrEqual(1.05 * shortest)
  await expectNoHurry()
})

test('a direct chat has a limit of its own', async () => {
  const { wang, server } = dealer
  await comeDue(wang, WAITING)
  await wake(wang)
  await pass(1.05 * floor(DUE, perMinute.chat))
  expect(server.posts(wang).filter(isDue)).toHaveLength(WAITING)
  await expectNoHurry()
})
