/** The bot was away, or Discord was; a room, a thread or a card is gone. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Channel, Shown } from '../contract/discord-server.js'
import { type Dealer, lastIn, openDealer } from './dealer.js'

let dealer: Dealer
beforeEach(async () => {
  dealer = await openDealer()
})
afterEach(() => dealer.close())

const posts = (where: Channel = dealer.work) => dealer.server.posts(where)
const textsSince = (before: number, where?: Channel) =>
  posts(where)
    .slice(before)
    .map(({ text }) => text)
const signatures = () => dealer.look((db) => db.acknowledgement.findMany({ include: { person: true } }))
const visits = () => dealer.look((db) => db.visit.findMany())

async function complaint(): Promise<{ thread: Channel; card: Shown }> {
  const { li, work, server } = dealer
  await dealer.says(li, work, '/投诉 张三 13800000001 台面开裂')
  const thread = server.threads(work).at(-1)
  if (!thread) throw new Error('no thread')
  return { thread, card: lastIn(posts(thread)) }
}

test('what was said in rooms and threads while the bot was down is answered when it is back, once', async () => {
  const { li, wang, work } = dealer
  const { thread, card } = await complaint()
  await dealer.stop()
  const before = posts().length
  await li.says(work, '/投诉 王五 13800000002 水槽漏水')
  await wang.says(thread, '收到')
  await dealer.startAgain('2026-03-09T11:00')
  expect(textsSince(before)).toEqual(['投诉 TS260309-02 · 王五\n· 1. 水槽漏水 → 工程部'])
  expect(posts(thread).find(({ id }) => id === card.id)?.text).toContain('王强')
  const all = [posts().length, posts(thread).length]
  await dealer.stop()
  await dealer.startAgain('2026-03-09T11:05')
  expect([posts().length, posts(thread).length]).toEqual(all)
  expect(await dealer.look((db) => db.complaint.count())).toBe(2)
})

test('the very first words that somebody types are heard, also when the bot was down just then', async () => {
  const { li, work } = dealer
  await dealer.stop()
  const before = posts().length
  await li.says(work, '/投诉 王五 13800000002 水槽漏水')
  await dealer.startAgain('2026-03-09T11:00')
  expect(textsSince(before)).toEqual([expect.stringContaining('王五')])
})

test('what was written to the bot alone while it was down is answered when it is back', async () => {
  const { li, server } = dealer
  await dealer.says(li, li, '/帮助')
  const before = server.privately(li).length
  await dealer.stop()
  await li.writes('/待办')
  await dealer.startAgain('2026-03-09T11:00')
  expect(server.privately(li)).toHaveLength(before + 1)
})

test.each(['✅', '👍', '👌', '👍🏻'])('%s set on an open card while the bot was down counts', async (emoji) => {
  const { wang, li } = dealer
  const { thread, card } = await complaint()
  await dealer.stop()
  await li.reacts(card, '😂')
  await wang.reacts(card, emoji)
  await dealer.startAgain('2026-03-09T10:10')
  expect((await signatures()).map(({ person }) => person.name)).toEqual(['王强'])
  expect(posts(thread).find(({ id }) => id === card.id)).toMatchObject({ edited: true, buttons: [] })
})

test('a button and an emoji on an old card work after a restart, and a question is answered once', async () => {
  const { li, wang, work, server } = dealer
  const { thread, card } = await complaint()
  await dealer.says(li, work, '/送货 张三 13800000001 明天上午 翡翠湾3栋1201')
  const question = lastIn(posts())
  await dealer.stop()
  await dealer.startAgain('2026-03-09T10:10')
  expect(await visits()).toEqual([])
  const pressed = await Promise.all([li.presses(question, '客户要求'), li.presses(question, '客户要求')])
  await dealer.settled()
  expect(await visits()).toMatchObject([{ code: 'SH260309-01', reason: 'customer' }])
  expect(pressed.flatMap(({ ephemeral }) => ephemeral)).toEqual(['已经选过了，不用再点。'])
  expect(server.messages(work).find(({ id }) => id === question.id)).toMatchObject({ buttons: [] })
  await dealer.presses(wang, card, '知晓')
  expect(lastIn(posts(thread)).text).toContain('王强')
})

test('what was missed because the session was lost is caught up, without a restart', async () => {
  const { li, wang, work, server } = dealer
  const { card } = await complaint()
  const before = posts().length
  server.forgetSessions()
  server.cut()
  await li.says(work, '/排班 明天')
  await wang.reacts(card, '✅')
  await server.until(() => server.gateway.identifies === 2, 15_000)
  await dealer.settled()
  expect(textsSince(before)).toEqual(['3月10日 周二没有送货、安装和售服。'])
  expect(await signatures()).toHaveLength(1)
})

test('what happened while the connection was cut is told again, and done once', async () => {
  const { li, work, server } = dealer
  const before = posts().length
  server.cut()
  await li.says(work, '/排班 明天')
  await dealer.settled()
  server.cut()
  await dealer.settled()
  expect(textsSince(before)).toEqual(['3月10日 周二没有送货、安装和售服。'])
})

test.each([
  { fate: 'before it arrived', when: 'before' as const, forgets: false },
  { fate: 'after it arrived', when: 'after' as const, forgets: false },
  { fate: 'after it arrived, and Discord remembers no nonce', when: 'after' as const, forgets: true },
])('a post whose connection broke $fate is there once', async ({ when, forgets }) => {
  const { li, work, server } = dealer
  const before = posts().length
  server.cutNext(when, { method: 'POST', path: `/channels/${work.id}/messages` })
  await dealer.says(li, work, '/排班 明天')
  if (forgets) server.forgetNonces()
  await dealer.turnTo('2026-03-09T10:40')
  expect(textsSince(before)).toEqual(['3月10日 周二没有送货、安装和售服。'])
})

test('a post in doubt when the bot stopped is not repeated after an hour, and one that never left is made', async () => {
  const { li, work, server } = dealer
  const before = posts().length
  server.cutNext('after', { method: 'POST', path: `/channels/${work.id}/messages` })
  await dealer.says(li, work, '/排班 明天')
  await dealer.stop()
  server.forgetNonces()
  await dealer.startAgain('2026-03-09T11:30')
  await dealer.turnTo('2026-03-09T11:50')
  expect(textsSince(before)).toEqual(['3月10日 周二没有送货、安装和售服。'])
})

test('down at five and up again at 17:20: the post is made late, says so, and is made once', async () => {
  await dealer.stop()
  const before = posts().length
  await dealer.startAgain('2026-03-09T17:20')
  expect(textsSince(before)).toEqual(['【迟发，应于 17:00】明日无送货安装'])
  await dealer.stop()
  await dealer.startAgain('2026-03-09T17:40')
  await dealer.turnTo('2026-03-09T23:00')
  expect(posts()).toHaveLength(before + 1)
})

test('thrown out, nothing is sent there any more; invited again, it goes on', async () => {
  const { admin, li, work, server } = dealer
  await dealer.says(admin, admin, '/帮助')
  await dealer.after(async () => server.kick())
  const calls = server.calls.length
  await dealer.turnTo('2026-03-09T17:00')
  await dealer.turnTo('2026-03-10T17:00')
  expect(server.calls.slice(calls).filter(({ path }) => path.includes(work.id)).length).toBeLessThanOrEqual(2)
  await dealer.after(async () => server.invite())
  const before = posts().length
  await dealer.says(li, work, '/排班 明天')
  await dealer.turnTo('2026-03-11T17:00')
  expect(textsSince(before)).toEqual(['3月11日 周三没有送货、安装和售服。', '明日无送货安装'])
})

test('a channel that is deleted gets no more posts, and the others do', async () => {
  const { admin, server } = dealer
  const second = server.channel({ name: '岩板一店仓库' })
  await dealer.types(admin, 'bind', { brand: '岩板一店', purpose: '仓库群' }, second)
  await dealer.after(async () => server.deleteChannel(second))
  const before = posts().length
  const calls = server.calls.length
  await dealer.turnTo('2026-03-09T17:00')
  await dealer.turnTo('2026-03-10T17:00')
  expect(textsSince(before)).toEqual(['明日无送货安装', '明日无送货安装'])
  expect(server.calls.slice(calls).filter(({ path }) => path.includes(second.id)).length).toBeLessThanOrEqual(1)
})

test('when the thread of a complaint is deleted, what follows is said in the room', async () => {
  const { wang, work, server } = dealer
  const { thread } = await complaint()
  await dealer.after(async () => server.deleteChannel(thread))
  const before = posts().length
  await dealer.turnTo('2026-03-09T10:40')
  const [ring] = posts().slice(before)
  expect(ring?.text).toContain('TS260309-01')
  if (!ring) throw new Error('nothing rang')
  await dealer.presses(wang, ring, '知晓')
  expect(await signatures()).toHaveLength(1)
  expect(server.posts(work).find(({ id }) => id === ring.id)?.text).toContain('王强')
})

test('a card that was deleted is posted anew when it changes', async () => {
  const { wang, work, server } = dealer
  const { thread, card } = await complaint()
  await dealer.after(async () => server.deleteMessage(card))
  const before = posts(thread).length
  await dealer.types(wang, 'ack', { code: 'TS260309-01' }, work)
  expect(textsSince(before, thread).join()).toContain('王强')
})
