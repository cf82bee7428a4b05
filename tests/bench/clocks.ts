/** (c) The clocks: one pass of the loop over 100 that are due, among more and more that are not. It costs what is due, not what is open. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { climb, nextRing } from '../../src/domain/ladder/climb.js'
import { loadPolicy } from '../../src/domain/policy/load.js'
import { type Db, openStore } from '../../src/store/store.js'
import { type Figures, figures, microseconds } from './measure.js'
import { seedBench } from './seed.js'

const DUE = 100
const RUNS = 40
const WARM_UP = 10
const NOW = new Date('2026-11-20T02:00:00Z')
const MINUTE = 60_000

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
    openClocks(db, open)
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
function openClocks({ sql }: Db, open: number): void {
  const brandId = sql.get<{ id: number }>('SELECT "id" FROM "Brand"')?.id ?? 0
  const roomId = sql.get<{ id: number }>('SELECT "id" FROM "Room"')?.id ?? 0
  const departmentId = sql.get<{ id: number }>('SELECT "id" FROM "Department"')?.id ?? 0
  const customerId = sql.insert('Customer', { brandId, name: 'Zhang', phone: '13800000001', createdAt: NOW })
  for (let index = 0; index < open; index++) {
    const isDue = index < DUE
    const startedAt = new Date(NOW.getTime() - (isDue ? 15 * MINUTE : 0) + (isDue ? 0 : index))
    const dueAt = new Date(startedAt.getTime() + 30 * MINUTE)
    const ringAt = new Date(startedAt.getTime() + 15 * MINUTE)
    const place = { brandId, roomId, customerId, code: `TS261120-${index}`, state: 'routed' }
    const complaintId = sql.insert('Complaint', { ...place, createdAt: startedAt })
    sql.insert('Problem', { complaintId, number: 1, text: 'crack', departmentId })
    const clock = { kind: 'acknowledge', complaintId, departmentId, round: 1, startedAt, dueAt, ringAt, trace: [] }
    sql.insert('Clock', clock)
  }
}

/** As if the pass had not been. */
function makeDueAgain({ sql }: Db): void {
  sql.run('UPDATE "Clock" SET "step" = 0, "ringAt" = ? WHERE "step" > 0', NOW)
  sql.run('DELETE FROM "TimelineEntry"')
}
