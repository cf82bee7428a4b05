import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeCalendar } from '../../../src/domain/calendar/calendar.js'
import { bookVisit } from '../../../src/domain/visits/booking.js'
import { cancelVisit, finishVisit, moveVisit } from '../../../src/domain/visits/change.js'
import { daysOfPost, isPosted, nextDaysToPost, POST_SCHEDULE } from '../../../src/domain/visits/posted-days.js'
import { isInTime, isOver, withHalf } from '../../../src/domain/visits/slot.js'
import { visitsByCode } from '../../../src/domain/visits/visit.js'
import { type Db, openStore, type Store } from '../../../src/store/store.js'

const ZONE = 'Asia/Shanghai'
const now = new Date('2026-03-09T10:00:00+08:00')
const allWeek = makeCalendar({ zone: ZONE, weeklyRest: '7', publicHolidays: false })
const at = (local: string) => new Date(`${local}:00+08:00`)

let folder: string
let store: Store
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'visits-'))
  store = openStore({
    path: join(folder, 'test.db'),
    synchronous: 'NORMAL',
    migrations: 'prisma/migrations/sqlite',
    now,
  })
  await store.transaction(async (db) => {
    await db.brand.create({ data: { name: 'Slab One', createdAt: now } })
    await db.person.create({ data: { name: 'Li', createdAt: now } })
  })
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const who = { brandId: 1, name: 'Zhang', phone: '13800000001', address: 'Jade Bay 3-1201', by: 1 }
const book = (db: Db) =>
  bookVisit(db, { ...who, kind: 'delivery', slot: { day: '2026-03-13', half: 'am' }, posted: false }, '2026-03-09', now)

test('a change by somebody who saw an older visit is refused', () =>
  store.transaction(async (db) => {
    const seen = await book(db)
    expect(await moveVisit(db, seen, { day: '2026-03-14', half: 'am', posted: false }, { by: 1, at: now })).toBe(true)
    expect(await moveVisit(db, seen, { day: '2026-03-16', half: 'am', posted: false }, { by: 1, at: now })).toBe(false)
    expect(await finishVisit(db, seen, { by: 1, at: now })).toBe(true)
    expect(await cancelVisit(db, seen, { by: 1, at: now })).toBe(false)
    const [visit] = await visitsByCode(db, 1, { prefix: 'SH', number: 1 }, '2026-03-09')
    expect(visit).toMatchObject({ day: '2026-03-14', state: 'done' })
  }))

test('a run covers every day up to the next working day; a missed one covers nothing', () =>
  store.transaction(async (db) => {
    const run = (day: string, state: string) =>
      db.run.create({ data: { job: POST_SCHEDULE, brandId: 1, day, dueAt: now, state, at: now } })
    await run('2026-03-12', 'missed')
    await run('2026-03-14', 'done')
    const days = ['2026-03-13', '2026-03-14', '2026-03-15', '2026-03-16', '2026-03-17']
    const posted = []
    for (const day of days) if (await isPosted(db, 1, allWeek, day, 'delivery')) posted.push(day)
    expect(posted).toEqual(['2026-03-15', '2026-03-16'])
    expect(await nextDaysToPost(db, 1, allWeek, '2026-03-14')).toEqual({ from: '2026-03-17', to: '2026-03-17' })
    expect(await nextDaysToPost(db, 1, allWeek, '2026-03-13')).toEqual({ from: '2026-03-14', to: '2026-03-14' })
  }))

test('before a long holiday a post reaches to the first working day after it', () => {
  const mainland = makeCalendar({ zone: ZONE })
  expect(daysOfPost(mainland, '2026-09-30')).toEqual({ from: '2026-10-01', to: '2026-10-08' })
})

test('an hour decides the half-day', () => {
  expect(withHalf({ day: '2026-03-13', time: '12:00' }).half).toBe('pm')
  expect(withHalf({ day: '2026-03-13', half: 'pm', time: '11:30' }).half).toBe('am')
})

test.each([
  [{ day: '2026-03-09' }, '2026-03-09T23:59', false],
  [{ day: '2026-03-09' }, '2026-03-10T00:00', true],
  [{ day: '2026-03-09', half: 'am' as const }, '2026-03-09T12:00', true],
  [{ day: '2026-03-09', half: 'pm' as const }, '2026-03-09T18:00', false],
  [{ day: '2026-03-09', half: 'pm' as const, time: '15:00' }, '2026-03-09T15:00', true],
])('%j is over at %s: %s', (slot, instant, over) => {
  expect(isOver(slot, ZONE, at(instant))).toBe(over)
})

test('notice is counted back from the day, and a rest day only makes it longer', () => {
  expect(isInTime('2026-03-13', 3, allWeek, at('2026-03-10T18:00'))).toBe(true)
  expect(isInTime('2026-03-13', 3, allWeek, at('2026-03-10T18:01'))).toBe(false)
  expect(isInTime('2026-03-18', 3, allWeek, at('2026-03-14T18:01'))).toBe(false)
  expect(isInTime('2026-03-10', 0, allWeek, at('2026-03-10T23:00'))).toBe(true)
})
