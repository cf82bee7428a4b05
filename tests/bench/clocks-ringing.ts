/** (d) Ringing, in real time: a running bot whose clocks fall due at 1,000 a minute, among more and more that do not. How late is each committed? */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '../../src/build.js'
import { readConfig } from '../../src/config.js'
import type { Time } from '../../src/core/time.js'
import { ringKey } from '../../src/domain/ladder/clock.js'
import { loadPolicy } from '../../src/domain/policy/load.js'
import { openStore, type Store } from '../../src/store/store.js'
import { pretendWeb } from '../support/pretend-web.js'
import { startClock } from '../support/running-time.js'
import { HALF_TIME, openClocks } from './clocks-open.js'
import { type Figures, figures } from './measure.js'
import { nullAdapter } from './null-adapter.js'
import { seedBench } from './seed.js'

const START = new Date('2026-11-20T10:00:00+08:00') // out of the quiet hours, whenever it is run
const AHEAD = 2000
const APART = 60
const DUE = 334
const AFTER = 2000

export interface Ringing {
  open: number
  /** Microseconds from the due instant to the end of the commit that holds the post. */
  late: Figures
  worst: number
}

const dueAts = Array.from({ length: DUE }, (_, index) => START.getTime() + AHEAD + index * APART)

export async function ringing(open: number): Promise<Ringing> {
  const folder = mkdtempSync(join(tmpdir(), 'lianluo-ringing-'))
  const path = join(folder, 'bench.db')
  const clocks = await seed(path, open)

  const commits: Commit[] = []
  const time = startClock(START.toISOString())
  const bot = build({
    config: readConfig({ DATABASE_URL: `file:${path}`, DATABASE_SYNCHRONOUS: 'FULL' }),
    root: process.cwd(),
    log: { debug() {}, info() {}, warn: console.warn, error: console.error },
    time,
    realNow: () => new Date(),
    chance: Math.random,
    adapters: [nullAdapter()],
    web: pretendWeb,
    openStore: (settings) => watched(openStore(settings), commits, time),
  })
  await bot.start()
  await new Promise((resolve) => setTimeout(resolve, AHEAD + DUE * APART + AFTER))
  const posts = await bot.store.read(({ sql }) =>
    sql.all<{ id: number; key: string }>(`SELECT "id", "key" FROM "Post" WHERE "key" LIKE 'ring:%'`),
  )
  await bot.stop()
  rmSync(folder, { recursive: true })
  if (posts.length !== DUE) throw new Error(`${posts.length} of ${DUE} rang`)

  const postOf = new Map(posts.map(({ key, id }) => [key, id]))
  const late = clocks.map((clock, index) => {
    const post = postOf.get(ringKey(clock, 0)) ?? Number.NaN
    const committedAt = commits.find(({ upTo }) => upTo >= post)?.at ?? Number.NaN
    return (committedAt - (dueAts[index] ?? Number.NaN)) * 1000
  })
  return { open, late: figures(late), worst: Math.max(...late) }
}

/** Answers the ids of the clocks that will be due, the first first. */
async function seed(path: string, open: number): Promise<number[]> {
  const store = openStore({ path, synchronous: 'NORMAL', migrations: 'prisma/migrations/sqlite', now: START })
  const ids = await store.transaction(async (db) => {
    await seedBench(db, loadPolicy('slab-dealer', 'src/domain/policy/presets'), START)
    const starts = dueAts.map((dueAt) => new Date(dueAt - HALF_TIME))
    const others = Array.from({ length: open - DUE }, (_, index) => new Date(START.getTime() + index))
    return openClocks(db, [...starts, ...others]).slice(0, DUE)
  })
  await store.close()
  return ids
}

interface Commit {
  /** The newest post in it or before it. */
  upTo: number
  at: number
}

/** The store, noting when each transaction was committed. */
function watched(store: Store, commits: Commit[], time: Time): Store {
  return {
    ...store,
    async transaction(work) {
      let upTo = 0
      const result = await store.transaction(async (db) => {
        const answer = await work(db)
        upTo = db.sql.get<{ id: number | null }>('SELECT max("id") AS "id" FROM "Post"')?.id ?? 0
        return answer
      })
      commits.push({ upTo, at: time.now().getTime() })
      return result
    },
  }
}
