/** Pushed updates, through the real web server: only Telegram is heard, and what is not stored comes again. */
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createTelegramAdapter } from '../../adapters/telegram/index.js'
import { build } from '../../src/build.js'
import { readConfig } from '../../src/config.js'
import { makeMetrics } from '../../src/web/metrics.js'
import { makeServer } from '../../src/web/server.js'
import { Inbox } from '../contract/inbox.js'
import { startTelegramServer } from '../contract/telegram-server.js'
import { LogLines, settingsFor, waitUntil } from '../contract/telegram-world.js'
import { noCore } from '../support/core-side.js'
import { ManualTime } from '../support/manual-time.js'
import { pretendWeb } from '../support/pretend-web.js'

const secret = 'right-secret'

/** The bot with its door open to the web; Telegram knows the address. */
async function openDoor() {
  const telegram = await startTelegramServer()
  const folder = mkdtempSync(join(tmpdir(), 'lianluo-webhook-'))
  const log = new LogLines()
  const time = new ManualTime('2026-03-09T10:00:00+08:00')
  const settings = settingsFor(telegram, { log, webhook: { url: 'http://127.0.0.1:9/', secret } })
  const { adapter, webhook } = createTelegramAdapter({ ...settings, storeTimeoutMs: 50 })
  const env = { DATABASE_URL: `file:${join(folder, 'test.db')}`, DATABASE_SYNCHRONOUS: 'NORMAL' }
  const config = readConfig({ ...env, ADMIN_ACCOUNTS: 'telegram:1001' })
  const parts = { config, root: process.cwd(), log, time, realNow: time.now, chance: () => 0.5, web: pretendWeb }
  const bot = build({ ...parts, adapters: [adapter] })
  const metrics = makeMetrics(bot.store, () => [], time.now)
  const web = await makeServer({ log, metrics, webhooks: { telegram: webhook }, pages: [], health: async () => [] })
  await web.listen({ host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${(web.server.address() as AddressInfo).port}/webhooks/telegram`
  onTestFinished(async () => {
    await web.close()
    await bot.stop()
    await telegram.close()
    rmSync(folder, { recursive: true })
  })

  async function push(body: unknown, headers: Record<string, string> = { 'x-telegram-bot-api-secret-token': secret }) {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const type = { 'content-type': 'application/json' }
    const answer = await fetch(url, { method: 'POST', headers: { ...type, ...headers }, body: text })
    await answer.text()
    return answer.status
  }
  const update = (id: number, text = '/帮助') => ({
    update_id: id,
    message: {
      message_id: id,
      date: 1_770_000_000,
      chat: { id: 1001, type: 'private', first_name: '周敏' },
      from: { id: 1001, is_bot: false, first_name: '周敏' },
      text,
    },
  })
  return { telegram, adapter, webhook, bot, metrics, log, url, push, update }
}

async function begun() {
  const door = await openDoor()
  await door.bot.start()
  await waitUntil(() => door.adapter.health().ok)
  const admin = door.telegram.person({ name: '周敏', id: 1001 })
  admin.privateChat()
  const heard = async () => {
    await door.bot.idle()
    return door.bot.store.transaction((db) => db.event.count())
  }
  return { ...door, admin, heard }
}

test('an update is taken once, however often it is pushed', async () => {
  const { telegram, bot, admin, push, update, heard } = await begun()
  expect([await push(update(7)), await push(update(7))]).toEqual([200, 200])
  expect(await heard()).toBe(1)
  expect(await Promise.all([push(update(8)), push(update(8)), push(update(8))])).toEqual([200, 200, 200])
  expect(await heard()).toBe(2)
  await bot.idle()
  expect(telegram.posts(admin)).toHaveLength(2)
})

test('whoever does not know the secret is refused, counted and logged, also with an update that was pushed before', async () => {
  const { metrics, log, push, update, heard } = await begun()
  await push(update(7))
  const wrong = [{}, { 'x-telegram-bot-api-secret-token': 'wrong-secret' }, { 'x-telegram-bot-api-secret-token': '' }]
  for (const headers of wrong) expect(await push(update(7), headers as Record<string, string>)).toBe(401)
  expect(await push(update(8), wrong[1] as Record<string, string>)).toBe(401)
  expect(await heard()).toBe(1)
  expect(await metrics.text()).toContain('lianluo_callbacks_refused_total{platform="telegram"} 4')
  expect(log.lines.filter((line) => line.includes('webhook-refused'))).toHaveLength(4)
  expect(log.lines.join()).not.toContain('wrong-secret')
})

test('a body that is too large, no JSON, or no update does nothing', async () => {
  const { push, update, heard } = await begun()
  expect(await push(update(7, '长'.repeat(400_000)))).toBe(413)
  expect(await push('{"update_id":')).toBe(400)
  const xml = { 'x-telegram-bot-api-secret-token': secret, 'content-type': 'application/xml' }
  expect(await push('<update/>', xml)).toBe(415)
  expect(await push({ hello: 'world' })).toBe(200)
  expect(await push('null')).toBe(200)
  expect(await push({ update_id: 9, message: { text: 'nobody, nowhere' } })).toBe(200)
  expect(await heard()).toBe(0)
  expect(await push(update(7))).toBe(200)
  expect(await heard()).toBe(1)
})

test('before the start and after the end Telegram is told to come again', async () => {
  const { bot, adapter, push, update } = await openDoor()
  expect(await push(update(7))).toBe(500)
  await bot.start()
  await waitUntil(() => adapter.health().ok)
  expect(await push(update(7))).toBe(200)
  await adapter.stop()
  expect(await push(update(8))).toBe(500)
})

test('a store that is slow, or fails, is answered with 5xx, so that Telegram repeats', async () => {
  const { adapter, push, update } = await openDoor()
  const inbox = new Inbox()
  await adapter.start(inbox.accept, noCore)
  await waitUntil(() => adapter.health().ok)
  inbox.hold()
  expect(await push(update(7))).toBe(500)
  inbox.letGo()
  inbox.refuse(1)
  expect(await push(update(7))).toBe(500)
  expect(await push(update(7))).toBe(200)
  expect(new Set(inbox.offered.map(({ id }) => id)).size).toBe(1)
  await adapter.stop()
})
