import { expect, test } from 'vitest'
import { calendarOf, setDay, setWeeklyRest, weeklyRestOf } from '../../../src/domain/calendar/brand-calendar.js'
import { brandById } from '../../../src/domain/people/brand.js'
import { loadPolicy } from '../../../src/domain/policy/load.js'
import type { Db } from '../../../src/store/store.js'
import { inBrand } from '../people/brand-store.js'

const policy = loadPolicy('slab-dealer', 'src/domain/policy/presets')

function calendar(db: Db, brandId: number, from = policy) {
  const brand = brandById(db, brandId)
  if (!brand) throw new Error('no brand')
  return calendarOf(db, from, 'Asia/Shanghai', brand)
}

test('a brand rests on its weekly day and on its own days, and works on those it says', () =>
  inBrand((db, brandId) => {
    expect(calendar(db, brandId).isWorkingDay('2026-11-23')).toBe(true)
    expect(setWeeklyRest(db, brandId, [1])).toBe(true)
    setDay(db, brandId, '2026-11-30', true)
    setDay(db, brandId, '2026-12-01', false)
    const days = ['2026-11-23', '2026-11-24', '2026-11-30', '2026-12-01']
    expect(days.map((day) => calendar(db, brandId).isWorkingDay(day))).toEqual([false, true, true, false])
    setDay(db, brandId, '2026-12-01', true)
    expect(calendar(db, brandId).isWorkingDay('2026-12-01')).toBe(true)
  }))

test('another brand is not concerned', () =>
  inBrand((db, brandId) => {
    setDay(db, brandId, '2026-12-01', false)
    const other = db.sql.insert('Brand', { name: '岩板二店', weeklyRest: '', createdAt: new Date(0) })
    expect(calendar(db, other).isWorkingDay('2026-12-01')).toBe(true)
  }))

test("a weekly rest of its own takes the place of the policy's, and must leave a day to work", () =>
  inBrand((db, brandId) => {
    const office = { ...policy, calendar: { ...policy.calendar, workingWeekdays: [1, 2, 3, 4, 5] } }
    expect(calendar(db, brandId, office).nextWorkingDay('2026-11-27')).toBe('2026-11-30')
    expect(weeklyRestOf(office, { weeklyRest: '' })).toEqual([6, 7])
    expect(setWeeklyRest(db, brandId, [1])).toBe(true)
    expect(calendar(db, brandId, office).nextWorkingDay('2026-11-28')).toBe('2026-11-29')
    expect(setWeeklyRest(db, brandId, [1, 2, 3, 4, 5, 6, 7])).toBe(false)
    expect(brandById(db, brandId)?.weeklyRest).toBe('1')
  }))
