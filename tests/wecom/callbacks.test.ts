/** What people do with the custom app reaches the bot through its web server: presses on the app's cards, and words. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newCode } from '../contract/wecom/app-messages.js'
import type { Shown } from '../contract/wecom-server.js'
import { type Dealer, openDealer } from './dealer.js'

let dealer: Dealer
beforeEach(async () => {
  dealer = await openDealer({ robot: true, app: true })
})
afterEach(() => dealer.close())

/** 李四, who never wrote to the bot alone, books by the app, and is asked by it why it must be so soon. */
async function asks(): Promise<{ card: Shown; taskId: string; key: string }> {
  const { li, server } = dealer
  await dealer.after(() => li.tellsApp('/送货 张三 13800000001 明天上午 翡翠湾3栋1201 岩板台面2套'))
  const card = server.posts(li).at(-1)
  expect(card).toMatchObject({ via: 'app', kind: 'card', buttons: ['客户要求', '已提前沟通', '其他'] })
  if (!card?.card) throw new Error('no card')
  return { card, taskId: card.card.taskId, key: card.card.button_list?.[0]?.key ?? '' }
}

const visits = () => dealer.look((db) => db.visit.count())
const stale = '这个按钮已经失效，请重新发命令。'

/** A press, as WeCom posts it. */
async function posts(userid: string, taskId: string, key: string, code = 'forged'): Promise<number> {
  const seconds = Math.floor(dealer.time.now().getTime() / 1000)
  const xml = `<xml><FromUserName><![CDATA[${userid}]]></FromUserName><CreateTime>${seconds}</CreateTime>
    <MsgType>event</MsgType><Event>template_card_event</Event><EventKey><![CDATA[${key}]]></EventKey>
    <TaskId><![CDATA[${taskId}]]></TaskId><ResponseCode><![CDATA[${code}]]></ResponseCode></xml>`
  const { query, body } = dealer.server.signed(xml)
  const post = async () => (await fetch(`${dealer.server.callbackUrl}?${query}`, { method: 'POST', body })).status
  const first = await dealer.after(post)
  // WeCom has not heard the answer.
  expect([await post(), await post()]).toEqual([first, first])
  await dealer.settled()
  return first
}

test('a press on a card of the app is done, and the card changes', async () => {
  const { li, server } = dealer
  const { card } = await asks()
  const pressed = await dealer.presses(li, li, card, '客户要求')
  expect(pressed).toMatchObject({ reached: true, tries: 1, status: 200 })
  expect(await visits()).toBe(1)
  expect(server.posts(li).find(({ id }) => id === card.id)).toMatchObject({ text: '✓ 客户要求', buttons: [] })
  expect(server.posts(li).at(-1)?.text).toContain('SH260309-01')
})

test('a press that WeCom tells three times is done once', async () => {
  const { li, server } = dealer
  const { taskId, key } = await asks()
  const before = server.posts(li).length
  const code = newCode(server.world)
  for (const stored of li.board) if (stored.card?.task_id === taskId) stored.responseCode = code
  expect(await posts(li.userid, taskId, key, code)).toBe(200)
  expect(await visits()).toBe(1)
  expect(
    server
      .posts(li)
      .slice(before)
      .filter(({ text }) => text.includes('已预约送货')),
  ).toHaveLength(1)
})

test('a card of somebody else is not theirs to press', async () => {
  const { chen, server } = dealer
  const { taskId, key } = await asks()
  expect(await posts(chen.userid, taskId, key)).toBe(200)
  expect(await visits()).toBe(0)
  expect(server.posts(chen).map(({ text }) => text)).toEqual([stale])
})

test.each(["' OR 1=1", '1.99', '<@all>', '__proto__'])(
  'a press on %j, which the card does not have, is answered with a sentence',
  async (key) => {
    const { li, server } = dealer
    const { taskId } = await asks()
    const before = server.posts(li).length
    expect(await posts(li.userid, taskId, key)).toBe(200)
    expect(
      server
        .posts(li)
        .slice(before)
        .map(({ text }) => text),
    ).toEqual([stale])
    expect(await visits()).toBe(0)
  },
)

test('words to the app are a command, answered once by the app', async () => {
  const { li, server } = dealer
  expect(await dealer.after(() => li.tellsApp('/待办'))).toMatchObject({ reached: true, tries: 1 })
  expect(server.posts(li)).toMatchObject([{ via: 'app', text: expect.stringContaining('您现在没有待办') }])
})

test('words of a stranger to the app are answered once, with what to do', async () => {
  const { server } = dealer
  const guest = server.person({ name: '路人' })
  await dealer.after(() => guest.tellsApp('/待办'))
  expect(server.posts(guest)).toMatchObject([{ via: 'app', text: expect.stringContaining('还不认识您') }])
})

test('while the bot is down WeCom tries three times; when it is back, all goes on', async () => {
  const { li, server } = dealer
  await dealer.stop()
  expect(await li.tellsApp('/待办')).toMatchObject({ reached: false, tries: 3 })
  await dealer.startAgain('2026-03-09T10:30')
  expect(await dealer.after(() => li.tellsApp('/待办'))).toMatchObject({ reached: true, tries: 1 })
  expect(server.posts(li)).toHaveLength(1)
})
