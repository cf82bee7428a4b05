/** (d) The 17:00 post, whole: what is due, reading and grouping, wording, splitting, the outbox's rows, the commit. It grows with the visits, and no faster. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeEnqueue } from '../../src/core/posts/enqueue.js'
import { Schedule } from '../../src/core/time/schedule.js'
import { loadPrompts } from '../../src/core/words/prompts.js'
import { Wording } from '../../src/core/words/wording.js'
import { maskedFor } from '../../src/domain/customers/phone.js'
import { loadPolicy } from '../../src/domain/policy/load.js'
import type { Rules } from '../../src/domain/policy/rules.js'
import { postSchedule } from '../../src/jobs/post-schedule.js'
import { type Db, openStore, type Store } from '../../src/store/store.js'
import { ALL } from '../support/fake-adapter.js'
import { type Figures, figures, microseconds } from './measure.js'
import { RUNS, rowsByHand, UNPOSTED, WARM_UP } from './schedule-floor.js'
import { seedBench } from './seed.js'

const CREWS = 12
const ZONE = 'Asia/Shanghai'
const MORNING = new Date('2026-11-20T01:00:00Z')
const FIVE = new Date('2026-11-20T09:00:00Z')
const TOMORROW = '2026-11-21'

export interface PostFigures {
  visits: number
  /** Messages in each room. */
  parts: number
  ours: Figures
  floor: Figures
}

/** For a work room and a warehouse room. */
export async function schedulePost(visits: number): Promise<PostFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'lianluo-schedule-'))
  const path = join(folder, 'bench.db')
  const store = openStore({ path, synchronous: 'FULL', migrations: 'prisma/migrations/sqlite', now: MORNING })
  const policy = loadPolicy('slab-dealer', 'src/domain/policy/presets')
  await store.transaction(async (db) => {
    await seedBench(db, policy, MORNING)
    const warehouse = { platform: 'telegram', externalId: '-101', purpose: 'warehouse', brandId: 1, createdAt: MORNING }
    db.sql.insert('Room', warehouse)
    for (let index = 0; index < visits; index++) book(db, index)
  })
  const schedule = scheduleOf(store, { policy, zone: ZONE, platforms: ['telegram'] })
  const times: number[] = []
  for (let run = 0; run < WARM_UP + RUNS; run++) {
    await store.transaction(async ({ sql }) => UNPOSTED.forEach((statement) => void sql.run(statement)))
    const start = microseconds()
    await schedule.ring()
    if (run >= WARM_UP) times.push(microseconds() - start)
  }
  const posts = await store.read(({ sql }) => sql.get<{ n: number }>('SELECT count(*) AS n FROM "Post"')?.n ?? 0)
  if (posts < 2) throw new Error('not everybody got the schedule')
  await schedule.stop()
  await store.close()
  const floor = rowsByHand(path)
  rmSync(folder, { recursive: true })
  return { visits, parts: posts / 2, ours: figures(times), floor }
}

/** Two deliveries for each installation, half of each in the morning. */
function book({ sql }: Db, index: number): void {
  const own = { brandId: 1, createdAt: MORNING }
  const customerId = sql.insert('Customer', { ...own, name: `客户${index}`, phone: `138${10_000_000 + index}` })
  const what =
    index % 3 ? { kind: 'delivery', code: `SH261120-${index}` } : { kind: 'installation', code: `AZ261120-${index}` }
  const when = { day: TOMORROW, half: index % 2 ? 'am' : 'pm' }
  const who = { crew: `${index % CREWS}号车`, crewPhone: `139${10_000_000 + (index % CREWS)}` }
  sql.insert('Visit', { ...own, ...what, ...when, ...who, customerId, address: '翡翠湾3栋1201', goods: '岩板台面2套' })
}

/** The real one, with this job alone; the time stands at five. */
function scheduleOf(store: Store, rules: Rules): Schedule<Rules> {
  const { texts } = loadPrompts('prompts')
  const enqueue = makeEnqueue({
    wording: new Wording(texts),
    locale: 'zh-CN',
    zone: ZONE,
    capabilities: () => ALL,
    routes: () => undefined,
    masked: (text, purpose) => maskedFor(rules.policy, purpose)(text),
  })
  const never = () => () => {}
  return new Schedule({
    ...{ store, rules, enqueue, jobs: [postSchedule], ringers: [] },
    bell: { at: never, everyMinute: never },
    time: { now: () => FIVE, after: never },
    log: { debug() {}, info() {}, warn: console.warn, error: console.error },
    zoneOf: () => ZONE,
    missed: () => [],
    rung: () => {},
  })
}
