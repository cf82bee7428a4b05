import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Bell } from '../../src/core/time/bell.js'
import type { Job, JobRun } from '../../src/core/time/job.js'
import type { JobDay } from '../../src/core/time/job-days.js'
import type { Ringer } from '../../src/core/time/ringer.js'
import { Schedule } from '../../src/core/time/schedule.js'
import { openStore } from '../../src/store/store.js'
import { ManualTime } from '../support/manual-time.js'

const local = (text: string) => new Date(`${text}:00+08:00`)
/** The bell is set a moment after a look. */
const armed = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)))

/** One job at 17:00, made until 21:00, and a bell that only remembers when it was set to ring. */
function open({ at = '2026-03-09T10:00', ringers = [] as Ringer<null>[] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'lianluo-schedule-'))
  const time = new ManualTime(local(at).toISOString())
  const store = openStore({
    path: join(folder, 'test.db'),
    synchronous: 'NORMAL',
    migrations: 'prisma/migrations/sqlite',
    now: time.now(),
  })
  const runs: JobRun<null>[] = []
  const missed: JobDay[] = []
  const errors: object[] = []
  const bells: Date[] = []
  const rests = new Set<string>()
  const job: Job<null> = {
    name: 'daily',
    times: () => ({ at: '17:00', catchUpUntil: '21:00' }),
    runsOn: () => (day) => !rests.has(day),
    async run(run) {
      runs.push(run)
      return []
    },
  }
  const bell: Bell = {
    at(instant) {
      bells.push(instant)
      return () => {}
    },
    everyMinute: () => () => {},
  }
  const log = { debug() {}, info() {}, warn() {}, error: (details: object) => errors.push(details) }
  const make = () =>
    new Schedule<null>({
      store,
      jobs: [job],
      ringers,
      rules: null,
      enqueue: () => [],
      bell,
      time,
      log,
      zoneOf: (brand) => brand.zone ?? 'Asia/Shanghai',
      missed(_db, _job, day) {
        missed.push(day)
        return []
      },
      rung: () => {},
    })
  const schedule = make()
  onTestFinished(async () => {
    await schedule.stop()
    await store.close()
    rmSync(folder, { recursive: true })
  })
  return {
    schedule,
    make,
    store,
    job,
    runs,
    missed,
    errors,
    bells,
    rests,
    brand: (name: string, zone?: string) =>
      store.transaction((db) => db.sql.insert('Brand', { name, zone, createdAt: time.now() })),
    async ringAt(when: string): Promise<void> {
      time.set(local(when))
      await schedule.ring()
    },
    rows: () =>
      store.transaction((db) =>
        db.run.findMany({ orderBy: { id: 'asc' }, select: { day: true, state: true, late: true } }),
      ),
  }
}

test('a job runs once a day, however often the bell rings', async () => {
  const { brand, ringAt, runs, rows } = open()
  await brand('one')
  await ringAt('2026-03-09T16:59')
  expect(runs).toEqual([])
  await ringAt('2026-03-09T17:00')
  await ringAt('2026-03-09T17:00')
  await ringAt('2026-03-09T20:59')
  expect(runs).toMatchObject([{ day: '2026-03-09' }])
  await ringAt('2026-03-10T17:01')
  expect((await rows()).map(({ day }) => day)).toEqual(['2026-03-09', '2026-03-10'])
})

test('two schedules on one store make one run', async () => {
  const { brand, schedule, make, ringAt, runs } = open()
  await brand('one')
  const other = make()
  await ringAt('2026-03-09T17:00')
  await Promise.all([schedule.ring(), other.ring()])
  await other.stop()
  expect(runs).toHaveLength(1)
})

test('a run is made late, until it is too late', async () => {
  const { brand, ringAt, runs, missed, rows } = open()
  await brand('one')
  await ringAt('2026-03-09T21:00')
  await ringAt('2026-03-10T21:01')
  expect(runs.map(({ day }) => day)).toEqual(['2026-03-09'])
  expect(missed.map(({ day }) => day)).toEqual(['2026-03-10'])
  expect((await rows()).map(({ state }) => state)).toEqual(['done', 'missed'])
})

test('after days away the last one is made, and nobody is told of the others', async () => {
  const { brand, ringAt, runs, missed, rows } = open()
  await brand('one')
  await ringAt('2026-03-12T18:00')
  expect(runs.map(({ day }) => day)).toEqual(['2026-03-12'])
  expect(missed).toEqual([])
  expect((await rows()).map(({ state }) => state)).toEqual(['missed', 'missed', 'missed', 'done'])
})

test('a brand that is made after five has its first run the next day', async () => {
  const { brand, ringAt, runs } = open({ at: '2026-03-09T17:30' })
  await brand('one')
  await ringAt('2026-03-09T18:00')
  expect(runs).toEqual([])
  await ringAt('2026-03-10T17:00')
  expect(runs.map(({ day }) => day)).toEqual(['2026-03-10'])
})

test('each brand has its own days and its own zone', async () => {
  const { brand, ringAt, runs, rests } = open()
  const here = await brand('here')
  const there = await brand('there', 'Europe/Berlin')
  rests.add('2026-03-10')
  await ringAt('2026-03-09T17:00')
  expect(runs.map((run) => run.brand.id)).toEqual([here])
  await ringAt('2026-03-10T00:00') // 17:00 in Berlin
  expect(runs.map((run) => run.brand.id)).toEqual([here, there])
  await ringAt('2026-03-10T23:59')
  expect(runs).toHaveLength(2)
})

test('one brand that fails does not keep the others waiting, and is tried again', async () => {
  const { brand, job, ringAt, runs, errors, rows } = open()
  const one = await brand('one')
  const other = await brand('other')
  const { run } = job
  job.run = async (it) => {
    if (it.brand.id === one) throw new Error('a bug')
    return run(it)
  }
  await ringAt('2026-03-09T17:00')
  expect(runs.map((it) => it.brand.id)).toEqual([other])
  expect(errors).toMatchObject([{ code: 'job-failed', job: 'daily' }])
  expect(await rows()).toHaveLength(1)
  job.run = run
  await ringAt('2026-03-09T17:01')
  expect(runs.map((it) => it.brand.id)).toEqual([other, one])
})

test('a look that fails does not end all looking', async () => {
  const { brand, job, ringAt, runs, errors } = open()
  await brand('one')
  const { runsOn } = job
  job.runsOn = () => {
    throw new Error('cannot read')
  }
  await ringAt('2026-03-09T17:00')
  expect(errors.length).toBeGreaterThan(0)
  job.runsOn = runsOn
  await ringAt('2026-03-09T17:01')
  expect(runs).toHaveLength(1)
})

test('what rings by itself is rung too, and one that fails does not stop the jobs', async () => {
  const rung: Date[] = []
  const ringers: Ringer<null>[] = [
    {
      name: 'broken',
      next: () => undefined,
      ring: async () => {
        throw new Error('a bug')
      },
    },
    {
      name: 'well',
      next: () => undefined,
      async ring({ now }) {
        rung.push(now)
        return []
      },
    },
  ]
  const { brand, ringAt, runs, errors } = open({ ringers })
  await brand('one')
  await ringAt('2026-03-09T17:00')
  expect(rung).toEqual([local('2026-03-09T17:00')])
  expect(runs).toHaveLength(1)
  expect(errors).toMatchObject([{ code: 'job-failed', job: 'broken' }])
})

test('the bell is set to the next run, and earlier when something earlier comes up', async () => {
  let next: Date | undefined
  const { brand, schedule, bells } = open({
    ringers: [{ name: 'clock', next: () => next, ring: async () => [] }],
  })
  await brand('one')
  await schedule.start()
  await armed()
  expect(bells.at(-1)).toEqual(local('2026-03-09T17:00'))
  next = local('2026-03-09T10:30')
  schedule.arm()
  await armed()
  expect(bells.at(-1)).toEqual(next)
  expect(await schedule.next()).toEqual(next)
})

test('every look sets the bell anew: the clock may have been turned', async () => {
  const { brand, schedule, bells, ringAt } = open()
  await brand('one')
  await schedule.start()
  await armed()
  await ringAt('2026-03-09T16:59')
  await armed()
  expect(bells).toEqual([local('2026-03-09T17:00'), local('2026-03-09T17:00')])
})

test('it is well as long as it looks', async () => {
  const { brand, schedule, ringAt } = open()
  await brand('one')
  expect(schedule.health().ok).toBe(false)
  await schedule.start()
  expect(schedule.health().ok).toBe(true)
  await ringAt('2026-03-09T10:05')
  expect(schedule.health().ok).toBe(true)
})
