/** A card can be changed only when it is pressed: what others have changed meanwhile, it shows then. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Shown } from '../contract/wecom-server.js'
import { type Dealer, lastOf, openDealer } from './dealer.js'
import type { Place } from './stage.js'

let dealer: Dealer
afterEach(() => dealer.close())

const cardIn = (place: Place, text: string) =>
  lastOf(dealer.server.posts(place).filter((post) => post.card && post.text.includes(text)))
const now = (place: Place, { id }: Shown) => dealer.server.posts(place).find((post) => post.id === id)
const texts = (place: Place, from = 0) =>
  dealer.server
    .posts(place)
    .slice(from)
    .map(({ text }) => text)
const booking = '/送货 张三 13800000001 3月16日上午 翡翠湾3栋1201 岩板台面2套'

test('without a robot whoever is waited for gets a copy alone, and may press that', async () => {
  dealer = await openDealer({ robot: false, app: false })
  const { li, wang, zhao, work, server } = dealer
  await dealer.says(wang, wang, '/待办')
  await dealer.says(li, work, '/投诉 张三 13800000001 台面开裂')
  const [copy, card] = [cardIn(wang, 'TS260309-01'), cardIn(work, '请在')]
  expect(copy.text.split('\n')[0]).toBe(card.text.split('\n')[0])
  const before = server.posts(work).length
  await dealer.presses(wang, wang, copy, '知晓')
  expect(now(wang, copy)).toMatchObject({ edited: true, buttons: [] })
  expect(texts(work, before)).toEqual([expect.stringMatching(/^✅ 〔TS260309-01〕 · 工程部 · 王强/)])
  // In the group it is pressed too late: nothing is said twice.
  await dealer.presses(zhao, work, card, '知晓')
  expect(now(work, card)).toMatchObject({ text: expect.stringContaining('王强'), buttons: [] })
  expect(texts(work, before)).toHaveLength(1)
})

test('the same the other way round', async () => {
  dealer = await openDealer({ robot: false, app: false })
  const { li, wang, zhao, work, server } = dealer
  await dealer.says(wang, wang, '/待办')
  await dealer.says(li, work, '/投诉 张三 13800000001 台面开裂')
  await dealer.presses(zhao, work, cardIn(work, '请在'), '知晓')
  expect(lastOf(server.posts(wang)).text).toMatch(/^✅ 〔TS260309-01〕 · 工程部 · 赵六/)
  const copy = cardIn(wang, 'TS260309-01')
  await dealer.presses(wang, wang, copy, '知晓')
  expect(now(wang, copy)).toMatchObject({ text: expect.stringContaining('赵六'), buttons: [] })
})

test('with an app the copy reaches also those who never wrote to the bot, and its button works', async () => {
  dealer = await openDealer({ robot: false, app: true })
  const { admin, li, wang, work, server } = dealer
  // Nobody but the reporter is concerned: there is no group to be called in.
  await dealer.says(admin, work, '/联络人 工程部 @王强')
  server.failNext('appchat/create', 86006, 3)
  await dealer.says(li, work, '/投诉 张三 13800000001 台面开裂')
  await dealer.turnTo('2026-03-09T10:10')
  const copy = cardIn(wang, 'TS260309-01')
  await dealer.presses(wang, wang, copy, '知晓')
  expect(now(wang, copy)).toMatchObject({ edited: true, buttons: [] })
  expect(texts(work).filter((text) => text.startsWith('✅'))).toHaveLength(1)
})

describe('with a robot', () => {
  beforeEach(async () => {
    dealer = await openDealer({ robot: true, app: false })
  })

  test('the card of a visit that was cancelled by a line', async () => {
    const { li, work, server } = dealer
    await dealer.says(li, work, booking)
    const card = cardIn(work, 'SH260309-01')
    expect(card.buttons).toEqual(['改期', '取消', '出发'])
    await dealer.says(li, work, '/取消 SH260309-01 客户不要了')
    const before = server.posts(work).length
    await dealer.presses(li, work, card, '取消')
    expect(texts(work, before)).toEqual([])
    expect(now(work, card)).toMatchObject({ text: expect.stringContaining('✗ 已取消送货 SH260309-01'), buttons: [] })
  })

  test('the card of a visit that was moved shows the new date, and goes on', async () => {
    const { li, work } = dealer
    await dealer.says(li, work, booking)
    const card = cardIn(work, 'SH260309-01')
    await dealer.says(li, work, '/改期 SH260309-01 3月17日下午')
    await dealer.presses(li, work, card, '取消')
    expect(now(work, card)).toMatchObject({
      text: expect.stringContaining('3月17日 周二 下午'),
      buttons: ['改期', '取消', '出发'],
    })
  })

  test('a card that went to another department, and one of a case that was closed', async () => {
    const { li, wang, admin, work, server } = dealer
    await dealer.says(admin, work, '/联络人 设计部 @陈师傅')
    await dealer.says(li, work, '/投诉 张三 13800000001 台面开裂')
    const card = cardIn(work, '工程部 · 请在')
    await dealer.says(li, work, '/转派 TS260309-01 1 设计部')
    const other = cardIn(work, '设计部 · 请在')
    const before = server.posts(work).length
    await dealer.presses(wang, work, card, '知晓')
    expect(now(work, card)).toMatchObject({ text: '〔TS260309-01〕 · 工程部 → 已转派设计部', buttons: [] })
    expect(texts(work, before)).toEqual([])
    await dealer.says(admin, work, '/结案 TS260309-01 客户撤诉')
    await dealer.presses(wang, work, other, '知晓')
    expect(now(work, other)).toMatchObject({ text: '〔TS260309-01〕 · 设计部 · 已结案，不用再知晓', buttons: [] })
    const opening = cardIn(work, '投诉 〔TS260309-01〕')
    await dealer.presses(li, work, opening, '转派')
    expect(now(work, opening)?.buttons).toEqual([])
  })

  test('while the connection is down the robot says what to type instead, and that signs', async () => {
    const { wang, work, server } = dealer
    await dealer.says(dealer.li, work, '/投诉 张三 13800000001 台面开裂')
    server.refuseSockets(true)
    server.cut()
    await dealer.turnTo('2026-03-09T10:30')
    const ring = lastOf(server.posts(work))
    expect(ring).toMatchObject({ via: 'webhook', pings: ['王强'], buttons: [] })
    expect(ring.text).toMatch(/知晓：@我 #\d+-1/)
    server.refuseSockets(false)
    await server.until(() => server.connections() === 1)
    const typed = /#\d+-1/.exec(ring.text)?.[0] ?? ''
    const [answer] = await dealer.says(wang, work, typed)
    expect(answer?.text).toMatch(/^✅ TS260309-01 · 工程部 · 王强/)
  })
})
