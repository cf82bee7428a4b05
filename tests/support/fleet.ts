/** A dealer with many rooms on one platform, whose clock runs: what limits and cut connections are tried on. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { build } from '../../src/build.js'
import { readConfig } from '../../src/config.js'
import type { Adapter } from '../../src/core/adapter.js'
import type { Time } from '../../src/core/time.js'
import { pretendWeb } from './pretend-web.js'
import { QUIET_DAY } from './quiet-day.js'

/** Takes what happens, and remembers what should not have. */
export function errorLog() {
  const errors: unknown[] = []
  const nothing = () => {}
  return { errors, debug: nothing, info: nothing, warn: nothing, error: (details: object) => errors.push(details) }
}

interface FleetSettings {
  adapter: Adapter
  time: Time
  log: ReturnType<typeof errorLog>
  /** Ids on the platform. */
  rooms: (string | number)[]
  /** Customer service, which may do whatever a test needs. */
  service?: { id: string | number; name: string }[]
}

/** The bot is built, and knows all rooms and people; it is not started yet. */
export async function openFleet({ adapter, time, log, rooms, service = [] }: FleetSettings) {
  const { platform } = adapter
  const folder = mkdtempSync(join(tmpdir(), 'lianluo-fleet-'))
  const environment = {
    DATABASE_URL: `file:${join(folder, 'test.db')}`,
    DATABASE_SYNCHRONOUS: 'NORMAL',
    POLICY: QUIET_DAY,
  }
  const { now } = time
  const parts = { root: process.cwd(), log, time, realNow: now, chance: () => 0.5, web: pretendWeb }
  const made = (adapter: Adapter) => build({ ...parts, adapters: [adapter], config: readConfig(environment) })
  let bot = made(adapter)
  await bot.store.transaction(({ sql }) => {
    const createdAt = now()
    const brandId = sql.insert('Brand', { name: '岩板一店', createdAt })
    for (const id of rooms)
      sql.insert('Room', { platform, externalId: String(id), purpose: 'work', brandId, createdAt })
    for (const { id, name } of service) {
      const personId = sql.insert('Person', { name, admin: false, createdAt })
      sql.insert('Account', { platform, externalId: String(id), name, personId })
      sql.insert('Role', { personId, brandId, role: 'service', createdAt })
    }
  })
  async function none(which: string, withinMs: number): Promise<void> {
    const left = () => bot.store.read(({ sql }) => sql.all(`SELECT "id" FROM "Post" WHERE ${which}`))
    await vi.waitUntil(async () => (await left()).length === 0, { timeout: withinMs, interval: 20 })
  }
  return {
    get bot() {
      return bot
    },
    errors: log.errors,
    /** Stops the bot, and starts it again on the same store with this adapter. */
    async restart(adapter: Adapter): Promise<void> {
      await bot.stop()
      bot = made(adapter)
      await bot.start()
    },
    /** Waits until nothing is left to send, pauses between attempts included. */
    async allSent(withinMs: number): Promise<void> {
      await none(`"state" IN ('waiting', 'sending')`, withinMs)
      await bot.idle()
    },
    /** Waits until no post is in doubt. */
    noDoubts: (withinMs: number) => none(`"repeated" AND "state" IN ('waiting', 'sending')`, withinMs),
    async close() {
      await bot.stop()
      rmSync(folder, { recursive: true })
    },
  }
}
