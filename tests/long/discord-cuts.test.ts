/** Discord: the connection breaks 50 times during 500 commands and 200 scheduled posts; each is done once. */
import { expect, onTestFinished, test } from 'vitest'
import { createDiscordAdapter } from '../../adapters/discord/index.js'
import type { Filled } from '../contract/discord/typing.js'
import { type Channel, type DiscordServer, type Person, startDiscordServer } from '../contract/discord-server.js'
import { errorLog, openFleet } from '../support/fleet.js'
import { startClock } from '../support/running-time.js'
import { pickNumbers, seeded } from './random.js'

const SEED = 20260309
const ROOMS = 200
const PEOPLE = 20
const COMMANDS = 25
const CUTS = 50
/** Calls that are made at least; the cuts are spread over them. */
const CALLS = 1000
const PATIENCE_MS = 90_000

/** What breaks, each in turn: the gateway's socket, a call before or after it took effect, and now and then the session. */
const kinds = [
  'gateway',
  'before',
  'after',
  'gateway',
  'after',
  'before',
  'gateway',
  'session',
  'before',
  'after',
] as const

test('everything is done once', async () => {
  const began = Date.now()
  const time = startClock('2026-03-09T16:59:50+08:00')
  const server = await startDiscordServer({ now: () => time.now().getTime() })
  const rooms = Array.from({ length: ROOMS }, (_, index) => server.channel({ name: `${index}店工作群` }))
  const people = Array.from({ length: PEOPLE }, (_, index) => server.person({ name: `客服${index}` }))
  const log = errorLog()
  const pauses = { firstMs: 20, longestMs: 500 }
  const { adapter } = createDiscordAdapter({ token: server.token, apiRoot: server.url, log, now: time.now, pauses })
  const service = people.map(({ id, name }) => ({ id, name }))
  const fleet = await openFleet({ adapter, time, log, rooms: rooms.map(({ id }) => id), service })
  onTestFinished(async () => {
    await fleet.close()
    await server.close()
  })
  await fleet.bot.start()
  await server.until(() => server.commands.global.length > 0, PATIENCE_MS)

  const cutting = cutAtRandom(server)
  const tries = await Promise.all(people.map((person, index) => work(server, person, rooms[index] as Channel, index)))
  await server.until(() => rooms.every((room) => countOf(server, room, '明日无送货安装') > 0), PATIENCE_MS)
  const cuts = await cutting
  await server.until(() => server.connected, PATIENCE_MS)
  await fleet.allSent(PATIENCE_MS)

  expect(rooms.map((room) => countOf(server, room, '明日无送货安装'))).toEqual(Array(ROOMS).fill(1))
  const customers = await fleet.bot.store.transaction((db) => db.customer.findMany())
  expect(customers.map(({ name }) => name).toSorted()).toEqual(tries.flatMap((all) => [...all.keys()]).toSorted())
  let again = 0
  for (const [index, all] of tries.entries())
    for (const [name, times] of all) {
      again += times - 1
      const answers = countOf(server, rooms[index] as Channel, name)
      expect({ name, answers: answers >= 1 && answers <= times }).toEqual({ name, answers: true })
      expect({ name, filed: countOf(server, rooms[index] as Channel, `已建档：${name}`) }).toEqual({ name, filed: 1 })
    }
  expect(server.rateLimited).toEqual([])
  expect([...fleet.errors, ...server.complaints]).toEqual([])
  const { length } = cuts
  expect(length).toBe(CUTS)
  const seconds = Math.round((Date.now() - began) / 1000)
  const sessions = server.gateway.identifies
  console.log(
    `Discord: ${length} cuts, ${sessions} sessions, 0 repeats, ${again} interactions tried again, ${seconds} s`,
  )
}, 240_000)

const countOf = (server: DiscordServer, room: Channel, words: string) =>
  server.posts(room).filter(({ text }) => text.split('\n')[0]?.endsWith(words)).length

/** One person's morning: files one customer after the other, by typing and by slash command in turn. @returns tries by name */
async function work(server: DiscordServer, person: Person, room: Channel, index: number): Promise<Map<string, number>> {
  const tries = new Map<string, number>()
  for (let each = 0; each < COMMANDS; each += 1) {
    const name = `客户${String.fromCharCode(0x4e00 + index)}${String.fromCharCode(0x5000 + each)}`
    const phone = String(13_800_000_000 + index * COMMANDS + each)
    let times = 1
    if (each % 2 === 0) await person.says(room, `/客户 ${name} ${phone}`)
    else while (!(await isAnswered(server, person, room, { customer: name, phone }))) times += 1
    tries.set(name, times)
    await server.until(() => countOf(server, room, name) > 0, PATIENCE_MS)
  }
  return tries
}

/** False when the platform told the person that the bot did not respond. */
async function isAnswered(server: DiscordServer, person: Person, room: Channel, filled: Filled): Promise<boolean> {
  const asked = await person.types('customer', filled, room)
  await server.until(() => asked.acknowledged || asked.failed, PATIENCE_MS)
  return asked.acknowledged
}

/** Breaks something whenever the bot's calls have come so far. */
async function cutAtRandom(server: DiscordServer): Promise<number[]> {
  const moments = pickNumbers(seeded(SEED), CUTS, CALLS)
  const begun = server.calls.length
  for (const [index, moment] of moments.entries()) {
    await server.until(() => server.calls.length >= begun + moment, PATIENCE_MS)
    const kind = kinds[index % kinds.length]
    if (kind === 'before' || kind === 'after') server.cutNext(kind)
    else {
      await server.until(() => server.connected, PATIENCE_MS)
      if (kind === 'session') server.forgetSessions()
      server.cut()
    }
  }
  return moments
}
