/** Telegram: the connection breaks 50 times during 500 commands and 200 scheduled posts; a post in flight may come twice, and says so. */
import { expect, onTestFinished, test } from 'vitest'
import { createTelegramAdapter } from '../../adapters/telegram/index.js'
import { type Group, type Person, startTelegramServer, type TelegramServer } from '../contract/telegram-server.js'
import { errorLog, openFleet } from '../support/fleet.js'
import { startClock } from '../support/running-time.js'
import { pickNumbers, seeded } from './random.js'

const SEED = 20260309
const ROOMS = 200
const PEOPLE = 20
const COMMANDS = 25
const CUTS = 50
/** Posts that are made at least; the cuts are spread over them. */
const POSTS = 680
const PATIENCE_MS = 90_000
/** Telegram takes twenty posts a minute in one group; nobody here waits so long. */
const SPEED = 6
const MARK = '【补发】'

/** A post before it arrived or behind, or the updates on their way to the bot. */
const kinds = [
  ['sendMessage', 'drop'],
  ['sendMessage', 'lose'],
  ['getUpdates', 'lose'],
  ['sendMessage', 'lose'],
  ['getUpdates', 'drop'],
] as const

test('everything is done once, and what is said twice is marked', async () => {
  const began = Date.now()
  const time = startClock('2026-03-09T16:59:00+08:00', SPEED)
  const server = await startTelegramServer({ now: () => time.now().getTime() })
  const groups = Array.from({ length: ROOMS }, (_, index) => server.group({ title: `${index}店工作群` }))
  const people = Array.from({ length: PEOPLE }, (_, index) => server.person({ name: `客服${index}` }))
  const log = errorLog()
  const pauses = { firstMs: 20, longestMs: 500 }
  const { adapter } = createTelegramAdapter({ token: server.token, apiRoot: server.url, log, now: time.now, pauses })
  const service = people.map(({ id, name }) => ({ id, name }))
  const fleet = await openFleet({ adapter, time, log, rooms: groups.map(({ id }) => id), service })
  onTestFinished(async () => {
    await fleet.close()
    await server.close()
  })
  server.countLimits()
  await fleet.bot.start()

  const cutting = cutAtRandom(server, () => fleet.noDoubts(PATIENCE_MS))
  const names = await Promise.all(people.map((person, index) => work(server, person, groups[index] as Group, index)))
  await server.until(() => groups.every((group) => countOf(server, group, '明日无送货安装') > 0), PATIENCE_MS)
  const lost = await cutting
  await server.until(() => server.unconfirmed.length === 0, PATIENCE_MS)
  await fleet.allSent(PATIENCE_MS)

  const customers = await fleet.bot.store.transaction((db) => db.customer.findMany())
  expect(customers.map(({ name }) => name).toSorted()).toEqual(names.flat().toSorted())
  let twice = 0
  for (const [index, group] of groups.entries())
    for (const words of ['明日无送货安装', ...(names[index] ?? []).map((name) => `已建档：${name}`)]) {
      const said = firstLines(server, group).filter((line) => line.endsWith(words))
      // What broke before it arrived is marked as well: nobody could know.
      expect([[words], [words, `${MARK}${words}`], [`${MARK}${words}`]]).toContainEqual(said)
      twice += said.length - 1
    }
  expect(twice).toBeLessThanOrEqual(lost)
  expect(marked(server, groups)).toBeLessThanOrEqual(CUTS)
  expect(server.limitsDrawn).toBe(0)
  expect(fleet.errors).toEqual([])
  const seconds = Math.round((Date.now() - began) / 1000)
  console.log(`Telegram: ${CUTS} cuts, ${twice} posts came twice, ${marked(server, groups)} marked, ${seconds} s`)
}, 240_000)

const firstLines = (server: TelegramServer, group: Group) =>
  server.posts(group).map(({ text }) => text.split('\n')[0] ?? '')
const countOf = (server: TelegramServer, group: Group, words: string) =>
  firstLines(server, group).filter((line) => line.endsWith(words)).length
const marked = (server: TelegramServer, groups: Group[]) =>
  groups.flatMap((group) => firstLines(server, group)).filter((line) => line.startsWith(MARK)).length

/** One person's morning: files one customer after the other. @returns their names */
async function work(server: TelegramServer, person: Person, group: Group, index: number): Promise<string[]> {
  const names: string[] = []
  for (let each = 0; each < COMMANDS; each += 1) {
    const name = `客户${String.fromCharCode(0x4e00 + index)}${String.fromCharCode(0x5000 + each)}`
    names.push(name)
    await person.says(group, `/客户 ${name} ${13_800_000_000 + index * COMMANDS + each}`)
    await server.until(() => countOf(server, group, name) > 0, PATIENCE_MS)
  }
  return names
}

/**
 * Breaks something whenever so many posts were tried, but no post a second time: the bot would ask the admins about it.
 * @returns how many posts arrived without an answer
 */
async function cutAtRandom(server: TelegramServer, noDoubts: () => Promise<void>): Promise<number> {
  const posts = () => server.calls.filter(({ method }) => method === 'sendMessage').length
  const moments = pickNumbers(seeded(SEED), CUTS, POSTS)
  const begun = posts()
  for (const [index, moment] of moments.entries()) {
    await server.until(() => posts() >= begun + moment, PATIENCE_MS)
    const [method, fault] = kinds[index % kinds.length] ?? kinds[0]
    await noDoubts()
    server.next(method, fault)
  }
  return moments.filter((_, index) => kinds[index % kinds.length]?.join() === 'sendMessage,lose').length
}
