/** (d) The schedule post of a day: reading, grouping and wording of more and more visits. It grows with them, and no faster. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadPolicy } from '../../src/domain/policy/load.js'
import { postSchedule } from '../../src/jobs/post-schedule.js'
import { openStore } from '../../src/store/store.js'
import { type Figures, measure } from './measure.js'
import { seedBench } from './seed.js'

const RUNS = 20
const CREWS = 12
const NOW = new Date('2026-11-20T09:00:00Z')
const [DAY, NEXT] = ['2026-11-20', '2026-11-21']

/** Building the post of so many visits, marking them as posted included; storing and sending not. */
export async function schedulePost(visits: number): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'lianluo-schedule-'))
  const path = join(folder, 'bench.db')
  const store = openStore({ path, synchronous: 'NORMAL', migrations: 'prisma/migrations/sqlite', now: NOW })
  const policy = loadPolicy('slab-dealer', 'src/domain/policy/presets')
  const rules = { policy, zone: 'Asia/Shanghai', platforms: ['telegram'] }
  const brand = { id: 1, name: 'bench', zone: null, weeklyRest: '' }
  await store.transaction(async (db) => {
    await seedBench(db, policy, NOW)
    for (let index = 0; index < visits; index++) {
      const own = { brandId: brand.id, createdAt: NOW }
      const customerId = db.sql.insert('Customer', { ...own, name: `C${index}`, phone: `138${10_000_000 + index}` })
      const kind = index % 3 ? 'delivery' : 'installation'
      const when = { day: NEXT, half: index % 2 ? 'am' : 'pm' }
      const who = { crew: `crew ${index % CREWS}`, crewPhone: `139${10_000_000 + (index % CREWS)}` }
      const what = { kind, code: `SH261120-${index}`, address: `3-${index}`, goods: 'two slabs', customerId }
      db.sql.insert('Visit', { ...own, ...when, ...who, ...what })
    }
  })
  const figures = await measure(RUNS, () =>
    store.transaction(async (db) => {
      db.sql.run(`UPDATE "Visit" SET "state" = 'booked'`)
      const drafts = await postSchedule.run({ db, rules, brand, day: DAY, now: NOW })
      db.sql.run('DELETE FROM "TimelineEntry"')
      if (drafts.length === 0) throw new Error('nobody got the schedule')
    }),
  )
  await store.close()
  rmSync(folder, { recursive: true })
  return figures
}
