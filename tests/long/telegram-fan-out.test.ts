/** The 17:00 post to 300 groups in real time, against Telegram's own limits. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createTelegramAdapter } from '../../adapters/telegram/index.js'
import { build } from '../../src/build.js'
import { readConfig } from '../../src/config.js'
import { startTelegramServer } from '../contract/telegram-server.js'
import { LogLines } from '../contract/telegram-world.js'
import { pretendWeb } from '../support/pretend-web.js'

const GROUPS = 300
const PER_SECOND = 30

/** A clock that goes as fast as the real one, begun at any instant. */
function startClock(at: string) {
  const offset = new Date(at).getTime() - Date.now()
  return {
    now: () => new Date(Date.now() + offset),
    after(milliseconds: number, callback: () => void) {
      const timer = setTimeout(callback, milliseconds)
      return () => clearTimeout(timer)
    },
  }
}

async function openDealer() {
  const server = await startTelegramServer()
  const folder = mkdtempSync(join(tmpdir(), 'lianluo-fan-out-'))
  const log = new LogLines()
  const time = startClock('2026-03-09T16:59:00+08:00')
  let turned = 0
  const now = () => new Date(time.now().getTime() + turned)
  const { adapter } = createTelegramAdapter({ token: server.token, apiRoot: server.url, log, now })
  const env = { DATABASE_URL: `file:${join(folder, 'test.db')}`, DATABASE_SYNCHRONOUS: 'NORMAL' }
  const parts = { config: readConfig(env), root: process.cwd(), log, realNow: now, chance: () => 0.5, web: pretendWeb }
  const bot = build({ ...parts, time: { ...time, now }, adapters: [adapter] })
  onTestFinished(async () => {
    await bot.stop()
    await server.close()
    rmSync(folder, { recursive: true })
  })
  const groups = Array.from({ length: GROUPS }, (_, index) => server.group({ title: `${index} 群` }))
  await bot.store.transaction((db) => {
    const brandId = db.sql.insert('Brand', { name: '岩板一店', createdAt: now() })
    for (const { id } of groups)
      db.sql.insert('Room', {
        platform: 'telegram',
        externalId: String(id),
        purpose: 'work',
        brandId,
        createdAt: now(),
      })
  })
  return {
    server,
    bot,
    groups,
    log,
    strikeFive: () => {
      turned = 60_000
    },
  }
}

test('it reaches every group once, without a refusal, in 1.05 of the time that the limits allow', async () => {
  const { server, bot, groups, log, strikeFive } = await openDealer()
  server.countLimits()
  await bot.start()
  await server.until(() => server.calls.filter(({ method }) => method === 'getChatMember').length === GROUPS, 15_000)
  strikeFive()
  await bot.schedule.ring()
  const arrivals = () => server.calls.filter(({ method }) => method === 'sendMessage').map(({ at }) => at)
  await server.until(() => arrivals().length >= GROUPS, 15_000)
  await bot.idle()
  const all = arrivals()
  expect(groups.map((group) => server.posts(group).length)).toEqual(Array(GROUPS).fill(1))
  expect(server.limitsDrawn).toBe(0)
  expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1.05 * (GROUPS / PER_SECOND) * 1000)
  expect(log.lines.filter((line) => line.startsWith('error'))).toEqual([])
}, 40_000)
