/** (c) The clocks: one pass of the loop over 100 that are due, among more and more that are not. It costs what is due, not what is open. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { climb, nextRing } from '../../src/domain/ladder/climb.js'
import { loadPolicy } from '../../src/domain/policy/load.js'
import { type Db, openStore } from '../../src/store/store.js'
import { HALF_TIME, openClocks } from './clocks-open.js'
import { type Figures, figures, microseconds } from './measure.js'
import { seedBench } from './seed.js'

const DUE = 100
const RUNS = 40
const WARM_UP = 10
const NOW = new Date('2026-11-20T02:00:00Z')

export interface ClockFigures {
  open: number
  /** A whole pass, commit included. */
  pass: Figures
  /** Asking when the next one rings. */
  next: Figures
}

export async function clocks(open: number): Promise<ClockFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'lianluo-clocks-'))
  const path = join(folder, 'bench.db')
  const store = openStore({ path, synchronous: 'NORMAL', migrations: 'prisma/migrations/sqlite', now: NOW })
  const policy = loadPolicy('slab-dealer', 'src/domain/policy/presets')
  const rules = { policy, zone: 'Asia/Shanghai', platforms: ['telegram'] }
  await store.transaction(async (db) => {
    await seedBench(db, policy, NOW)
    openClocks(
      db,
      Array.from({ length: open }, (_, index) => startOf(index)),
    )
  })

  const passes: number[] = []
  const asked: number[] = []
  for (let run = 0; run < WARM_UP + RUNS; run++) {
    const start = microseconds()
    const rings = await store.transaction((db) => climb(db, rules, NOW))
    const rung = microseconds()
    await store.read(nextRing)
    const done = microseconds()
    if (rings.length !== DUE) throw new Error(`${rings.length} of ${DUE} rang`)
    if (run >= WARM_UP) {
      passes.push(rung - start)
      asked.push(done - rung)
    }
    await store.transaction(makeDueAgain)
  }
  await store.close()
  rmSync(folder, { recursive: true })
  return { open, pass: figures(passes), next: figures(asked) }
}

/** Half of the time of the first hundred is over; the others have just begun, one after the other. */
const startOf = (index: number): Date => new Date(NOW.getTime() + (index < DUE ? -HALF_TIME : index))

/** As if the pass had not been. */
function makeDueAgain({ sql }: Db): void {
  sql.run('UPDATE "Clock" SET "step" = 0, "ringAt" = ? WHERE "step" > 0', NOW)
  sql.run('DELETE FROM "TimelineEntry"')
}
