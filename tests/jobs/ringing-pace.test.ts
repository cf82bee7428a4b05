/** Ringing costs what is due, not what is open: each clock at its own instant, once, however many others run. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { ringKey } from '../../src/domain/ladder/clock.js'
import { loadPolicy } from '../../src/domain/policy/load.js'
import { ringClocks } from '../../src/jobs/ring-clocks.js'
import { Sql } from '../../src/store/sql.js'
import { openStore, type Store } from '../../src/store/store.js'
import { HALF_TIME, openClocks } from '../bench/clocks-open.js'
import { seedBench } from '../bench/seed.js'
import { openShop } from '../support/shop.js'

const DUE = 200
const APART = 60_000 / DUE
const BEGIN = new Date('2026-11-20T10:00:00+08:00').getTime()
const ringAts = Array.from({ length: DUE }, (_, index) => new Date(BEGIN + (index + 1) * APART))
const startOf = (ringAt: Date) => new Date(ringAt.getTime() - HALF_TIME)

test('two hundred within a minute ring each at its own instant, with one post each', async () => {
  const { world, work } = await openShop({ at: '2026-11-20T09:59' })
  onTestFinished(() => world.close())
  const clocks = await world.bot.store.transaction((db) => openClocks(db, ringAts.map(startOf)))
  await world.turnTo('2026-11-20T10:01')

  const posts = await world.bot.store.read(({ sql }) =>
    sql.all<{ key: string; createdAt: string }>(`SELECT "key", "createdAt" FROM "Post" WHERE "key" LIKE 'ring:%'`),
  )
  const rang = new Map(posts.map(({ key, createdAt }) => [key, new Date(createdAt)]))
  expect(posts).toHaveLength(DUE)
  expect(clocks.map((id) => rang.get(ringKey(id, 0)))).toEqual(ringAts)
  const said = work.messages.flatMap(({ text }) => /⏰ (TS261120-\d+)/.exec(text)?.[1] ?? [])
  expect(said).toEqual(ringAts.map((_, index) => `TS261120-${index}`))
})

describe('the statements of a ring', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lianluo-pace-'))
  })
  afterEach(() => {
    vi.restoreAllMocks()
    rmSync(folder, { recursive: true })
  })

  test('are as many among five thousand open clocks as among none, and none of them walks through all clocks', async () => {
    const alone = await ringAll(0)
    const among = await ringAll(5000)
    expect(alone.rung).toBe(DUE)
    expect(among.rung).toBe(DUE)
    expect(among.statements).toEqual(alone.statements)
    expect(among.plans.filter((line) => line.startsWith('SCAN'))).toEqual([])
    expect(among.plans).toContain('SEARCH Clock USING INDEX Clock_ringAt_idx (ringAt<?)')
    expect(among.plans).toContain('SEARCH Clock USING COVERING INDEX Clock_ringAt_idx (ringAt>?)')
  })

  /** Asks and rings at each instant, as the schedule does. */
  async function ringAll(others: number) {
    const now = new Date(BEGIN)
    const path = join(folder, `${others}.db`)
    const store = openStore({ path, synchronous: 'NORMAL', migrations: 'prisma/migrations/sqlite', now })
    const policy = loadPolicy('slab-dealer', 'src/domain/policy/presets')
    const rules = { policy, zone: 'Asia/Shanghai', platforms: ['telegram'] }
    await store.transaction(async (db) => {
      await seedBench(db, policy, now)
      openClocks(db, [...ringAts.map(startOf), ...Array.from({ length: others }, () => now)])
    })

    const asked = (['get', 'all', 'run'] as const).map((way) => vi.spyOn(Sql.prototype, way))
    const inserted = vi.spyOn(Sql.prototype, 'insert')
    let rung = 0
    for (const ringAt of ringAts) {
      expect(await store.read(ringClocks.next)).toEqual(ringAt)
      rung += (await store.transaction((db) => ringClocks.ring({ db, rules, now: ringAt }))).length
    }
    const texts = asked.flatMap(({ mock }) => mock.calls.map(([text]) => text))
    const tables = inserted.mock.calls.map(([table]) => table)
    vi.restoreAllMocks()
    const plans = await plansOf(store, texts)
    await store.close()
    return { rung, statements: [...texts, ...tables], plans }
  }

  /** How SQLite goes about each that names the clocks. */
  async function plansOf(store: Store, texts: string[]): Promise<string[]> {
    return store.read(({ sql }) =>
      [...new Set(texts)]
        .filter((text) => text.includes('"Clock"'))
        .flatMap((text) => {
          const values = [...text.matchAll(/\?/g)].map(() => null)
          return sql.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, ...values).map(({ detail }) => detail)
        }),
    )
  }
})
