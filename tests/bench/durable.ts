/** (b) The durable path: an event is stored, handled in one transaction (a complaint, two posts, "handled"), and the outbox drained to a platform that takes everything. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '../../src/build.js'
import { readConfig } from '../../src/config.js'
import type { MessageEvent } from '../../src/core/event.js'
import type { Time } from '../../src/core/time.js'
import { pretendWeb } from '../support/pretend-web.js'
import { type Figures, figures, measure, microseconds } from './measure.js'
import { nullAdapter } from './null-adapter.js'
import { seedBench } from './seed.js'

export type Synchronous = 'FULL' | 'NORMAL'

const time: Time = {
  now: () => new Date(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  },
}

const log = { debug() {}, info() {}, warn: console.warn, error: console.error }

/** `single`: one command at a time, until its posts are sent. `busy`: many at once. */
export async function durable(synchronous: Synchronous, runs: number): Promise<{ single: Figures; busy: Figures }> {
  const folder = mkdtempSync(join(tmpdir(), 'lianluo-bench-'))
  const config = readConfig({ DATABASE_URL: `file:${join(folder, 'bench.db')}`, DATABASE_SYNCHRONOUS: synchronous })
  const adapter = nullAdapter()
  const bot = build({
    config,
    root: process.cwd(),
    log,
    time,
    realNow: time.now,
    chance: Math.random,
    web: pretendWeb,
    adapters: [adapter],
  })
  await bot.store.transaction((db) => seedBench(db, bot.policy, time.now()))
  await bot.start()

  const one = async (index: number) => {
    await bot.inbox.accept(complaint(index))
    await bot.idle()
  }
  const single = await measure(runs, one)

  const started = microseconds()
  const times: number[] = []
  await Promise.all(
    Array.from({ length: runs }, async (_, index) => {
      const start = microseconds()
      await bot.inbox.accept(complaint(1_000_000 + index))
      times.push(microseconds() - start)
    }),
  )
  await bot.idle()
  const busy = figures(times, microseconds() - started)

  const counts = await bot.store.transaction(({ sql }) => ({
    complaints: sql.get<{ n: number }>('SELECT count(*) AS n FROM "Complaint"')?.n,
    unsent: sql.get<{ n: number }>(`SELECT count(*) AS n FROM "Post" WHERE "state" != 'sent'`)?.n,
  }))
  const expected = runs * 1.5 + runs
  if (counts.complaints !== expected || counts.unsent !== 0)
    throw new Error(`not all was done: ${JSON.stringify(counts)}, expected ${expected}`)
  await bot.stop()
  rmSync(folder, { recursive: true })
  return { single, busy }
}

const complaint = (index: number): MessageEvent => ({
  kind: 'message',
  platform: 'telegram',
  id: `1:${index}`,
  room: { id: '-100', direct: false, title: 'work' },
  sender: { id: '7', name: 'Li' },
  messageId: String(index),
  text: `/投诉 客户${index} 138${String(10_000_000 + index)} 台面开裂`,
  mentions: [],
  mentionsBot: false,
})
