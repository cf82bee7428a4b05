/** WeCom: the connection breaks every few seconds during 500 commands and 200 scheduled posts, acknowledgements are lost, and once another program takes the bot's place. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { createWecomAdapter } from '../../adapters/wecom/index.js'
import type { Adapter } from '../../src/core/adapter.js'
import { startWecomServer, type WecomGroup, type WecomPerson, type WecomServer } from '../contract/wecom-server.js'
import { errorLog, openFleet } from '../support/fleet.js'
import { startClock } from '../support/running-time.js'
import { pickNumbers, seeded } from './random.js'

const SEED = 20260309
const ROOMS = 200
const PEOPLE = 20
const COMMANDS = 25
/** Every so many commands one is a complaint, whose card calls the liaison. */
const COMPLAINT_EVERY = 5
const CUTS = 30
/** Requests that are made at least; the cuts are spread over them. */
const CALLS = 700
/** Of the acknowledgements that nothing else hinders. */
const LOST = 0.04
const PATIENCE_MS = 120_000
/** WeCom takes thirty posts a minute in one conversation; nobody here waits so long. */
const SPEED = 6
/** Somebody who gets no answer for so long says it once more. */
const ANSWERED_WITHIN_MS = 20_000
/** So long WeCom leaves a connection open on which it knows nobody. */
const FORGOTTEN_MS = 80_000
const MARK = '【补发】'

for (const robots of [true, false])
  test(`${robots ? 'with' : 'without'} robots everything is done once, and what is said twice is marked`, async () => {
    const began = Date.now()
    const time = startClock('2026-03-09T16:58:30+08:00', SPEED)
    const server = await startWecomServer({ now: () => time.now().getTime() })
    const people = Array.from({ length: PEOPLE }, (_, index) => server.person({ name: `客服${index}` }))
    const wang = server.person({ name: '王强' })
    const groups = Array.from({ length: ROOMS }, (_, index) => {
      const members = [wang, people[index % PEOPLE] as WecomPerson]
      return server.group({ name: `${index}店工作群`, members, webhook: robots })
    })
    // With a robot a group need not have been opened.
    if (!robots) for (const group of groups) group.opened = true
    const log = errorLog()
    const heard = new Set<string>()
    const makeAdapter = () => {
      const { adapter } = createWecomAdapter({
        ...{ botId: server.bot.id, secret: server.bot.secret, botName: server.bot.name },
        ...{ wsUrl: server.wsUrl, apiRoot: server.apiRoot, log, now: time.now },
        webhooks: new Map(groups.flatMap(({ chatid, webhookKey: key }) => (key ? [[chatid, key] as const] : []))),
        pauses: { firstMs: 20, longestMs: 500 },
      })
      return remembering(adapter, heard)
    }
    let adapter = makeAdapter()
    const service = [...people, wang].map(({ userid, name }) => ({ id: userid, name }))
    const fleet = await openFleet({ adapter, time, log, rooms: groups.map(({ chatid }) => chatid), service })
    onTestFinished(async () => {
      await fleet.close()
      await server.close()
    })
    await fleet.bot.store.transaction(({ sql }) => {
      const person = sql.get<{ id: number }>('SELECT "id" FROM "Person" WHERE "name" = ?', wang.name)?.id
      const departmentId = sql.insert('Department', { brandId: 1, name: '工程部', removed: false })
      sql.insert('Liaison', { departmentId, personId: person, place: 1 })
    })
    await fleet.bot.start()
    await server.until(() => server.connections() === 1)
    await wang.writes('帮助')

    const cutting = cutAtRandom(
      server,
      () => fleet.noDoubts(PATIENCE_MS),
      async () => {
        await vi.waitUntil(() => !adapter.health().ok && adapter.health().detail.includes('another program'), {
          timeout: PATIENCE_MS,
        })
        adapter = makeAdapter()
        await fleet.restart(adapter)
      },
    )
    const told = await Promise.all(people.map((one, index) => work(server, one, groups[index] as WecomGroup, index)))
    await server.until(() => groups.every((group) => countOf(server, group, '明日无送货安装') > 0), PATIENCE_MS)
    await cutting
    server.loseAcks(0)
    await fleet.allSent(PATIENCE_MS)

    const rows = await fleet.bot.store.transaction(({ sql }) => ({
      customers: sql.all<{ name: string }>('SELECT "name" FROM "Customer"').map(({ name }) => name),
      complaints: sql.all<{ name: string; code: string }>(
        'SELECT "name", "code" FROM "Complaint" c JOIN "Customer" u ON u."id" = c."customerId"',
      ),
      events: sql.all<{ id: string; state: string }>('SELECT "externalId" AS "id", "state" FROM "Event"'),
      posts: sql.all<{ state: string; key: string; error: string }>(
        `SELECT "key", "state", "error" FROM "Post" WHERE "state" <> 'sent'`,
      ),
    }))
    expect(rows.posts).toEqual([])
    expect(new Set(rows.events.map(({ id }) => id))).toEqual(heard)
    expect(rows.events.filter(({ state }) => state !== 'handled')).toEqual([])
    expect(rows.customers.toSorted()).toEqual(
      told
        .flat()
        .map(({ name }) => name)
        .toSorted(),
    )
    expect(rows.complaints.map(({ name }) => name).toSorted()).toEqual(
      told
        .flat()
        .filter(({ isComplaint }) => isComplaint)
        .map(({ name }) => name)
        .toSorted(),
    )
    let twice = 0
    const once = (group: WecomGroup, words: string, texts: string[]) => {
      const said = texts.filter((line) => line.includes(words)).map((line) => line.includes(MARK))
      // What broke before it arrived is marked as well: nobody could know.
      expect([group.name, words, said]).toBeOneOf([
        [group.name, words, [false]],
        [group.name, words, [true]],
        [group.name, words, [false, true]],
      ])
      twice += said.length - 1
    }
    for (const [index, group] of groups.entries()) {
      const posts = server.posts(group)
      const lines = posts.map(firstLine)
      once(group, '明日无送货安装', lines)
      for (const { name, isComplaint } of told[index] ?? []) {
        if (!isComplaint) {
          once(group, `已建档：${name}`, lines)
          continue
        }
        const code = rows.complaints.find((one) => one.name === name)?.code ?? ''
        once(group, `投诉 〔${code}〕`, lines)
        const aboutCard = posts.filter((post) => firstLine(post).includes(`${code}〕 · 工程部`))
        const cards = aboutCard.filter((post) => post.kind === 'card' || post.text.includes('#'))
        // The id of a card is taken once: not even a repeat of it comes twice.
        expect(cards, `cards of ${code}`).toHaveLength(1)
        const pings = aboutCard.filter((post) => post.pings.includes(wang.name))
        const isMarked = pings.map((post) => firstLine(post).includes(MARK))
        if (robots) expect([[false], [true], [false, true]], `pings of ${code}`).toContainEqual(isMarked)
      }
    }
    const limited = server.calls.filter(({ code }) => code === 846607 || code === 45009)
    const seconds = Math.round((Date.now() - began) / 1000)
    console.log(
      `WeCom, ${robots ? 'with' : 'without'} robots: ${CUTS} cuts, ${server.subscriptions} subscriptions, ${twice} posts came twice, ${seconds} s`,
    )
    expect(limited).toEqual([])
    expect([...fleet.errors, ...server.complaints]).toEqual([])
  }, 400_000)

const firstLine = ({ text }: { text: string }) => text.split('\n')[0] ?? ''
const countOf = (server: WecomServer, group: WecomGroup, words: string) =>
  server.posts(group).filter((post) => post.text.includes(words)).length

/** Remembers all that reached the core. */
function remembering(adapter: Adapter, heard: Set<string>): Adapter {
  return {
    ...adapter,
    start: (accept, core) =>
      adapter.start(async (event) => {
        await accept(event)
        heard.add(event.id)
      }, core),
  }
}

/** One person's morning: one customer after the other, said again when nothing comes. @returns what was said */
async function work(server: WecomServer, person: WecomPerson, group: WecomGroup, index: number) {
  const told: { name: string; isComplaint: boolean }[] = []
  for (let each = 0; each < COMMANDS; each += 1) {
    const name = `客户${String.fromCharCode(0x4e00 + index)}${String.fromCharCode(0x5000 + each)}`
    const phone = String(13_800_000_000 + index * COMMANDS + each)
    const isComplaint = each % COMPLAINT_EVERY === COMPLAINT_EVERY - 1
    told.push({ name, isComplaint })
    const words = isComplaint ? `/投诉 ${name} ${phone} 台面开裂` : `/客户 ${name} ${phone}`
    const isAnswered = () => countOf(server, group, name) > 0
    while (!isAnswered()) {
      if (!(await person.says(group, words))) await new Promise((resolve) => setTimeout(resolve, 50))
      else await server.until(isAnswered, ANSWERED_WITHIN_MS).catch(() => undefined)
    }
  }
  return told
}

/**
 * Breaks the connection whenever so many requests were made, and loses acknowledgements by chance; but nothing of what is
 * sent a second time: the bot would ask the admins about it.
 */
async function cutAtRandom(
  server: WecomServer,
  noDoubts: () => Promise<void>,
  restart: () => Promise<void>,
): Promise<void> {
  const chance = seeded(SEED)
  server.loseAcks(({ body }) => chance() < LOST && !JSON.stringify(body).includes(MARK))
  const calls = () => server.calls.length
  const begun = calls()
  const moments = pickNumbers(chance, CUTS, CALLS)
  for (const [index, moment] of moments.entries()) {
    await server.until(() => calls() >= begun + moment, PATIENCE_MS)
    await noDoubts()
    const { subscriptions } = server
    if (index === CUTS / 2) {
      server.evict()
      await restart()
    } else {
      if (index % 5 === 4) await forget(server)
      if (server.subscriptions === subscriptions) server.cut('close')
    }
    await server.until(() => server.subscriptions > subscriptions, PATIENCE_MS)
  }
}

/** The subscription is gone behind a connection that looks open. Whoever says nothing meanwhile finds out when WeCom closes it, after a minute or so. */
async function forget(server: WecomServer): Promise<void> {
  const { subscriptions } = server
  server.forgetSubscription()
  await server.until(() => server.subscriptions > subscriptions, FORGOTTEN_MS / SPEED).catch(() => undefined)
}
