/** What becomes of posts when a way is closed, lost, taken by another, or loses its answers. */
import { afterEach, describe, expect, test } from 'vitest'
import type { Shown, WecomGroup } from '../contract/wecom-server.js'
import { type Dealer, openDealer, type Setup } from './dealer.js'

const CONNECTION: Setup = { robot: false, app: false }
const ROBOT: Setup = { robot: true, app: false }
const APP: Setup = { robot: true, app: true }
const COMPLAINT = '/投诉 张三 13800000001 台面开裂'
const EMPTY_DAY = '明日无送货安装'
const MARK = '【补发】'

let dealer: Dealer
async function open(setup: Setup, hopeMs?: number) {
  dealer = await openDealer(setup, { hopeMs })
  return dealer
}
afterEach(() => dealer.close())

const posts = () => dealer.server.posts(dealer.work)
const show = ({ via, text }: Shown) => `${via}: ${text.split('\n')[0]}`
const unsent = () =>
  dealer.look(({ sql }) => sql.all(`SELECT "key", "state" FROM "Post" WHERE "state" NOT IN ('sent', 'superseded')`))
/** The clock goes on, and what waited for it is done. */
async function wait(seconds: number) {
  dealer.time.set(new Date(dealer.time.now().getTime() + seconds * 1000))
  await dealer.settled()
}
const connected = () => dealer.server.until(() => dealer.server.connections() === 1)
/** No way to connect from now on, and the connection is gone. */
async function goDown() {
  dealer.server.refuseSockets(true)
  dealer.server.cut()
  await dealer.server.until(() => dealer.server.connections() === 0)
  await dealer.settled()
}
async function comeBack() {
  dealer.server.refuseSockets(false)
  await connected()
  await dealer.settled()
}

describe('the connection is down', () => {
  test('the robot carries the five o’clock post, and nothing is said a second time when the connection is back', async () => {
    await open(ROBOT)
    await goDown()
    const before = posts().length
    await dealer.turnTo('2026-03-09T17:00')
    expect(posts().slice(before).map(show)).toEqual([`webhook: ${EMPTY_DAY}`])
    await comeBack()
    expect(posts().slice(before)).toHaveLength(1)
    expect(await unsent()).toEqual([])
  })

  test('a card goes by the robot with its choices to type, and one of them is typed when the connection is back', async () => {
    const { wang, work, server } = await open(ROBOT)
    await dealer.says(dealer.li, work, COMPLAINT)
    const [, card] = posts().slice(-3)
    expect(card?.buttons).toContain('知晓')
    await goDown()
    const before = posts().length
    await dealer.turnTo('2026-03-09T10:20')
    const [ring, ...more] = posts().slice(before)
    expect(more).toEqual([])
    expect(ring).toMatchObject({ via: 'webhook', buttons: [], pings: ['王强'] })
    const typed = /知晓：@我 (#\d+-\d+)/.exec(ring?.text ?? '')?.[1]
    expect(typed).toBeDefined()
    expect(await wang.says(work, typed ?? '')).toBe(false)
    await comeBack()
    await dealer.says(wang, work, typed ?? '')
    expect(await dealer.look((db) => db.acknowledgement.count())).toBe(1)
    expect(server.posts(work).at(-1)?.text).toContain('王强')
  })

  test('without a robot all waits, and goes in its order as soon as the connection is back', async () => {
    await open(CONNECTION)
    await dealer.says(dealer.li, dealer.work, COMPLAINT)
    await goDown()
    const before = posts().length
    await dealer.turnTo('2026-03-09T17:00')
    expect(posts()).toHaveLength(before)
    await comeBack()
    await wait(60)
    const said = posts().slice(before).map(show)
    expect(said.filter((line) => line.includes(EMPTY_DAY))).toHaveLength(1)
    expect(said.filter((line) => line.includes('⏰')).length).toBeGreaterThan(0)
    expect(said.at(-1)).toContain(EMPTY_DAY)
    expect(await unsent()).toEqual([])
  })

  test('what a connection knew only by looks is found out: 846609 makes a new one, and nothing is lost', async () => {
    await open(CONNECTION)
    const before = posts().length
    const { subscriptions } = dealer.server
    dealer.server.forgetSubscription()
    await dealer.turnTo('2026-03-09T17:00')
    await dealer.server.until(() => dealer.server.subscriptions > subscriptions)
    await dealer.settled()
    await wait(60)
    expect(posts().slice(before).map(show)).toEqual([`chat: ${EMPTY_DAY}`])
  })
})

describe('the connection is lost for a moment', () => {
  const LONG = 60_000

  test('nothing takes the robot meanwhile: the card comes with its buttons', async () => {
    await open(ROBOT, LONG)
    await dealer.says(dealer.li, dealer.work, COMPLAINT)
    await goDown()
    const before = posts().length
    await dealer.turnTo('2026-03-09T10:20')
    expect(posts()).toHaveLength(before)
    await comeBack()
    const [ring] = posts().slice(before)
    expect(ring).toMatchObject({ via: 'chat', buttons: ['知晓'] })
    expect(
      posts()
        .slice(before)
        .flatMap(({ pings }) => pings),
    ).toEqual(['王强'])
  })

  test('a card in doubt is not said by the robot as well, also when the bot was stopped meanwhile', async () => {
    const { server, work, li, look } = await open(ROBOT, LONG)
    await dealer.says(li, work, COMPLAINT)
    // As a process leaves it that dies before the answer is here.
    const cut = await look(({ sql }) => {
      sql.run(
        `DELETE FROM "Receipt" WHERE "postId" IN (SELECT "id" FROM "Post" WHERE "key" LIKE 'card:%' AND "leg" IS NULL)`,
      )
      return sql.run(`UPDATE "Post" SET "state" = 'sending' WHERE "key" LIKE 'card:%' AND "leg" IS NULL`)
    })
    expect(cut).toBe(1)
    await dealer.stop()
    await dealer.startAgain()
    await wait(60)
    expect(
      server.posts(work).filter(({ text }) => text.includes('TS260309-01') && text.includes('· 工程部')),
    ).toHaveLength(2)
  })

  test('what an admin must know waits as well: it is for them alone', async () => {
    const { server, admin, work } = await open(CONNECTION, LONG)
    await dealer.says(admin, admin, '帮助')
    await dealer.stop()
    const before = [server.posts(work).length, server.posts(admin).length]
    await dealer.startAgain('2026-03-09T21:30')
    expect(server.posts(work)).toHaveLength(before[0] ?? 0)
    expect(server.posts(admin).slice(before[1]).map(show)).toEqual([expect.stringContaining('的排班没有发出')])
  })

  test('in vain: then the robot carries', async () => {
    await open(ROBOT, 300)
    await goDown()
    const before = posts().length
    await dealer.turnTo('2026-03-09T17:00')
    await dealer.server.until(() => posts().length > before)
    expect(posts().slice(before).map(show)).toEqual([`webhook: ${EMPTY_DAY}`])
  })
})

describe('a group in which nobody has spoken to the bot', () => {
  async function bindUnopened(robot: boolean): Promise<WecomGroup> {
    const { server, look, admin, li } = dealer
    const group = server.group({ name: '岩板一店仓库', members: [admin, li], webhook: robot })
    await look(({ sql }) => {
      const brandId = sql.get<{ id: number }>('SELECT "id" FROM "Brand"')?.id
      const room = {
        platform: 'wecom',
        externalId: group.chatid,
        purpose: 'warehouse',
        brandId,
        createdAt: new Date(0),
      }
      sql.insert('Room', { ...room, webhook: group.webhookKey ?? null })
    })
    return group
  }

  test('gets its posts by the robot', async () => {
    await open(ROBOT)
    const group = await bindUnopened(true)
    await dealer.turnTo('2026-03-09T17:00')
    expect(dealer.server.posts(group).map(show)).toEqual([`webhook: ${EMPTY_DAY}`])
    // The next one does not try the closed way again.
    const refused = dealer.server.calls.filter(({ code }) => code === 93006).length
    await dealer.turnTo('2026-03-10T17:00')
    expect(dealer.server.posts(group)).toHaveLength(2)
    expect(dealer.server.calls.filter(({ code }) => code === 93006)).toHaveLength(refused)
  })

  test('without one waits until somebody mentions the bot, and then gets them at once', async () => {
    await open(CONNECTION)
    const group = await bindUnopened(false)
    await dealer.turnTo('2026-03-09T17:00')
    expect(dealer.server.posts(group)).toEqual([])
    const [first] = await dealer.says(dealer.li, group, '帮助')
    expect(first).toBeDefined()
    expect(dealer.server.posts(group).filter(({ text }) => text.includes(EMPTY_DAY))).toHaveLength(1)
  })
})

describe('the robot is taken away', () => {
  test.each([
    ['removed', 93000],
    ['disabled', 93004],
    ['outside', 93008],
  ] as const)(
    '%s: what it would have carried goes by the connection, pings go in private, the admin is told',
    async (how, code) => {
      const { server, work, admin, wang } = await open(ROBOT)
      await dealer.says(admin, admin, '帮助')
      await dealer.says(wang, wang, '帮助')
      if (how === 'disabled') server.disableWebhook(work)
      else server.removeWebhook(work, how)
      const told = [admin, wang].map((person) => server.posts(person).length)
      const before = posts().length
      await dealer.says(dealer.li, work, COMPLAINT)
      const [opening, card, ...more] = posts().slice(before)
      expect(more).toEqual([])
      expect(opening?.text).toContain('投诉 〔TS260309-01〕')
      expect(card).toMatchObject({ via: 'chat', kind: 'card' })
      const [toAdmin, toWang] = [admin, wang].map((person, index) => server.posts(person).slice(told[index]))
      expect(toWang).toHaveLength(1)
      expect(toWang?.[0]?.text).toContain('〔TS260309-01〕 · 工程部')
      expect(toWang?.[0]?.buttons).toContain('知晓')
      expect(toAdmin).toHaveLength(1)
      expect(toAdmin?.[0]?.text).toContain(String(code))
      // It is not tried again with every ping.
      const tried = server.calls.filter((call) => call.code === code).length
      expect(tried).toBe(1)
      await dealer.turnTo('2026-03-09T10:20')
      expect(server.calls.filter((call) => call.code === code)).toHaveLength(1)
    },
  )

  test('while the connection is down as well: all waits for the connection', async () => {
    const { server, work } = await open(ROBOT)
    server.removeWebhook(work)
    await goDown()
    const before = posts().length
    await dealer.turnTo('2026-03-09T17:00')
    expect(posts()).toHaveLength(before)
    await comeBack()
    await wait(60)
    const [alarm, post, ...more] = posts().slice(before).map(show)
    expect(more).toEqual([])
    expect(alarm).toContain('推送失效')
    expect(post).toBe(`chat: ${EMPTY_DAY}`)
  })
})

describe('a post on two ways', () => {
  const pings = () => posts().filter(({ via, text }) => via === 'webhook' && text.includes('· 工程部'))
  const cards = () => posts().filter(({ kind, text }) => kind === 'card' && text.includes('· 工程部'))

  test('the card’s fate is not known, the ping’s is: the card is sent again and found there, the ping is not said twice', async () => {
    const { server, work } = await open(ROBOT)
    server.loseAcks(({ body }) => body.msgtype === 'template_card')
    await dealer.says(dealer.li, work, COMPLAINT)
    await sdkGivesUp()
    server.loseAcks(0)
    await wait(30)
    await wait(30)
    expect(cards()).toHaveLength(1)
    expect(cards()[0]?.text).not.toContain(MARK)
    expect(pings().map(({ pings: whom }) => whom)).toEqual([['王强']])
    expect(server.calls.filter(({ code }) => code === 42014)).toHaveLength(1)
    expect(await unsent()).toEqual([])
  }, 20_000)

  test('the card is there, the ping’s answer is lost: only the ping comes again, and says so', async () => {
    const { server, work } = await open(ROBOT)
    server.loseAnswers('webhook/send', 1)
    await dealer.says(dealer.li, work, COMPLAINT)
    await wait(30)
    expect(cards()).toHaveLength(1)
    expect(pings().map(({ text }) => text.includes(MARK))).toEqual([false, true])
    expect(await unsent()).toEqual([])
  })

  test('the robot is not reached: the card stands, and the ping follows when it is', async () => {
    const { server, work } = await open(ROBOT)
    server.refuseHttp(true)
    await dealer.says(dealer.li, work, COMPLAINT)
    expect(cards()).toHaveLength(1)
    expect(pings()).toEqual([])
    server.refuseHttp(false)
    await wait(30)
    await wait(30)
    expect(cards()).toHaveLength(1)
    expect(pings().map(({ pings: whom }) => whom)).toEqual([['王强']])
    expect(await unsent()).toEqual([])
  })
})

describe('another program takes the bot’s place', () => {
  /** The bot has noticed, and done about it what it does. */
  async function evicted() {
    dealer.server.evict()
    await dealer.server.until(() => dealer.server.connections() === 0)
    await dealer.settled()
  }

  test('it stops, does not fight, and is not ready', async () => {
    const { server, readyz } = await open(CONNECTION)
    expect((await readyz()).status).toBe(200)
    const { subscriptions } = server
    await evicted()
    await wait(3600)
    expect(server.subscriptions).toBe(subscriptions)
    const { status, text } = await readyz()
    expect(status).toBe(503)
    expect(text).toContain('another program')
  })

  test('with a robot the alarm stands in the work group', async () => {
    await open(ROBOT)
    const before = posts().length
    await evicted()
    const [alarm, ...more] = posts().slice(before)
    expect(more).toEqual([])
    expect(alarm).toMatchObject({ via: 'webhook' })
    expect(alarm?.text).toContain('机器人在别处连上了')
    await dealer.turnTo('2026-03-09T17:00')
    expect(posts().at(-1)?.text).toContain(EMPTY_DAY)
  })

  test('with an app the admin is told in private', async () => {
    const { admin, server } = await open(APP)
    const before = server.posts(admin).length
    await evicted()
    expect(server.posts(admin).slice(before).map(show)).toEqual(['app: 企业微信：机器人在别处连上了，这边已经停下'])
  })

  test('an operator starts it again: what waited is said', async () => {
    const { server } = await open(CONNECTION)
    await evicted()
    const before = posts().length
    await dealer.turnTo('2026-03-09T17:00')
    expect(posts()).toHaveLength(before)
    await dealer.stop()
    await dealer.startAgain('2026-03-09T17:01')
    expect(server.connections()).toBe(1)
    expect(
      posts()
        .slice(before)
        .filter(({ text }) => text.includes(EMPTY_DAY)),
    ).toHaveLength(1)
    expect((await dealer.readyz()).status).toBe(200)
  })
})

test('a token that is revoked is renewed once, and the call repeated once', async () => {
  const { server, admin, work } = await open(APP)
  await dealer.says(dealer.li, work, COMPLAINT)
  const tokens = () => server.calls.filter(({ path }) => path === '/cgi-bin/gettoken').length
  const before = tokens()
  server.revokeToken()
  await dealer.says(dealer.li, work, '/投诉 李雷 13800000002 台面开裂')
  // It was asked for less than half a minute ago.
  await wait(30)
  await wait(30)
  expect(tokens()).toBe(before + 1)
  expect(server.appGroups().map(({ chatid }) => chatid.split('x')[0])).toEqual(['TS26030901', 'TS26030902'])
  expect(server.posts(admin).filter(({ text }) => text.includes('自建应用'))).toEqual([])
})

/** The SDK waits five real seconds for an acknowledgement. */
async function sdkGivesUp() {
  await new Promise((resolve) => setTimeout(resolve, 5300))
  await dealer.settled()
}
