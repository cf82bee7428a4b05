import { expect, test } from 'vitest'
import { calendarOf, setDay, setWeeklyRest, weeklyRestOf } from '../../../src/domain/calendar/brand-calendar.js'
import { loadPolicy } from '../../../src/domain/policy/load.js'
import type { Db } from '../../../src/store/store.js'
import { inBrand } from '../people/brand-store.js'

const policy = loadPolicy('slab-dealer', 'src/domain/policy/presets')

async function calendar(db: Db, brandId: number, from = policy) {
  const brand = await db.brand.findUniqueOrThrow({ where: { id: brandId } })
  return calendarOf(db, from, 'Asia/Shanghai', brand)
}

test('R003-040: a brand rests on its weekly day and on its own days, and works on those it says', () =>
  inBrand(async (db, brandId) => {
    expect((await calendar(db, brandId)).isWorkingDay('2026-11-23')).toBe(true)
    expect(await setWeeklyRest(db, brandId, [1])).toBe(true)
    await setDay(db, brandId, '2026-11-30', true)
    await setDay(db, brandId, '2026-12-01', false)
    const days = ['2026-11-23', '2026-11-24', '2026-11-30', '2026-12-01']
    const own = await calendar(db, brandId)
    expect(days.map((day) => own.isWorkingDay(day))).toEqual([false, true, true, false])
    await setDay(db, brandId, '2026-12-01', true)
    expect((await calendar(db, brandId)).isWorkingDay('2026-12-01')).toBe(true)
  }))

test('another brand is not concerned', () =>
  inBrand(async (db, brandId) => {
    await setDay(db, brandId, '2026-12-01', false)
    const other = await db.brand.create({ data: { name: '岩板二店', createdAt: new Date(0) } })
    expect((await calendar(db, other.id)).isWorkingDay('2026-12-01')).toBe(true)
  }))

test("a weekly rest of its own takes the place of the policy's, and must leave a day to work", () =>
  inBrand(async (db, brandId) => {
    const office = { ...policy, calendar: { ...policy.calendar, workingWeekdays: [1, 2, 3, 4, 5] } }
    expect((await calendar(db, brandId, office)).nextWorkingDay('2026-11-27')).toBe('2026-11-30')
    expect(weeklyRestOf(office, { weeklyRest: '' })).toEqual([6, 7])
    expect(await setWeeklyRest(db, brandId, [1])).toBe(true)
    expect((await calendar(db, brandId, office)).nextWorkingDay('2026-11-28')).toBe('2026-11-29')
    expect(await setWeeklyRest(db, brandId, [1, 2, 3, 4, 5, 6, 7])).toBe(false)
    expect(await db.brand.findUnique({ where: { id: brandId } })).toMatchObject({ weeklyRest: '1' })
  }))
