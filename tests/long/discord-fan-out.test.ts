/** The 17:00 post to 300 rooms in real time, against Discord's own limits. */
import { expect, onTestFinished, test } from 'vitest'
import { createDiscordAdapter } from '../../adapters/discord/index.js'
import { timeOf } from '../contract/discord/snowflake.js'
import { startDiscordServer } from '../contract/discord-server.js'
import { errorLog, openFleet } from '../support/fleet.js'
import { startClock } from '../support/running-time.js'

const ROOMS = 300
const PER_SECOND = 50

test('it reaches every room once, without a refusal, in 1.05 of the time that the limits allow', async () => {
  const time = startClock('2026-03-09T16:59:58+08:00')
  const server = await startDiscordServer({ now: () => time.now().getTime() })
  const rooms = Array.from({ length: ROOMS }, (_, index) => server.channel({ name: `${index}店工作群` }))
  const log = errorLog()
  const { adapter } = createDiscordAdapter({ token: server.token, apiRoot: server.url, log, now: time.now })
  const fleet = await openFleet({ adapter, time, log, rooms: rooms.map(({ id }) => id) })
  onTestFinished(async () => {
    await fleet.close()
    await server.close()
  })
  await fleet.bot.start()
  const all = () => rooms.flatMap((room) => server.posts(room))
  const arrived = () => rooms.reduce((count, { messages }) => count + messages.length, 0)
  await server.until(() => arrived() >= ROOMS, 15_000)
  await fleet.bot.idle()
  expect(rooms.map((room) => server.posts(room).map(({ text }) => text))).toEqual(Array(ROOMS).fill(['明日无送货安装']))
  expect(server.rateLimited).toEqual([])
  const at = all().map(({ id }) => timeOf(id))
  expect(Math.max(...at) - Math.min(...at)).toBeLessThanOrEqual(1.05 * (ROOMS / PER_SECOND) * 1000)
  expect(Math.min(...at)).toBeGreaterThanOrEqual(new Date('2026-03-09T17:00:00+08:00').getTime())
  expect([...fleet.errors, ...server.complaints]).toEqual([])
}, 30_000)
