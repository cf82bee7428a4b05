import { describe, expect, it } from 'vitest'
import { makeCalendar } from '../../../src/domain/calendar/calendar.js'
import { isOfficialYear, officialDay } from '../../../src/domain/calendar/official-days.js'

const office = makeCalendar()
const shop = { workingWeekdays: [1, 2, 3, 4, 5, 6, 7], publicHolidays: false }

describe('the official tables', () => {
  it('hold the years up to 2026 and do not guess 2027', () => {
    expect(['2003', '2004', '2025', '2026', '2027'].map(isOfficialYear)).toEqual([false, true, true, true, false])
  })

  it('tell a holiday, a make-up day and an ordinary day apart', () => {
    expect(officialDay('2026-02-17')).toEqual({ works: false, holiday: 'spring_festival' })
    expect(officialDay('2026-02-14')).toEqual({ works: true, holiday: 'spring_festival' })
    expect(officialDay('2026-01-01')?.holiday).toBe('new_year_s_day')
    expect(officialDay('2026-03-12')).toBeUndefined()
    expect(officialDay('2026-03-14')).toBeUndefined()
  })
})

describe('the calendar of a brand without its own', () => {
  it('works Monday to Friday, 09:00 to 18:00', () => {
    expect(['2026-03-13', '2026-03-14', '2026-03-15', '2026-03-16'].map((day) => office.isWorkingDay(day))).toEqual([
      true,
      false,
      false,
      true,
    ])
    expect(office.workingPeriods('2026-03-13')).toEqual([
      { from: new Date('2026-03-13T01:00:00Z'), to: new Date('2026-03-13T10:00:00Z') },
    ])
    expect(office.workingPeriods('2026-03-14')).toEqual([])
  })

  it('keeps the holidays and make-up days of 2026', () => {
    const makeUp = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']
    expect(makeUp.every((day) => office.isWorkingDay(day))).toBe(true)
    expect(office.workingPeriods('2026-10-10')).toHaveLength(1)
    expect(office.nextWorkingDay('2026-02-14')).toBe('2026-02-24')
    expect(office.previousWorkingDay('2026-10-08')).toBe('2026-09-30')
    expect(office.look('2026-10-01').rest).toEqual({ kind: 'holiday', holiday: 'national_day' })
    expect(office.look('2026-03-14').rest).toEqual({ kind: 'weekly' })
  })

  it('says that 2027 is provisional', () => {
    expect(office.isProvisional('2026-12-31')).toBe(false)
    expect(office.isProvisional('2027-01-01')).toBe(true)
    expect(office.isWorkingDay('2027-01-01')).toBe(true)
  })

  it('counts working days to both sides and never the start day', () => {
    expect(office.addWorkingDays('2026-03-12', 2)).toBe('2026-03-16')
    expect(office.addWorkingDays('2026-03-16', -2)).toBe('2026-03-12')
    expect(office.addWorkingDays('2026-03-14', 1)).toBe('2026-03-16')
    expect(office.addWorkingDays('2026-03-14', 0)).toBe('2026-03-14')
  })
})

describe('the calendar of a shop (R003-040)', () => {
  it('works all week and keeps no public holiday unless told', () => {
    const calendar = makeCalendar(shop)
    expect(calendar.isWorkingDay('2026-10-01')).toBe(true)
    expect(calendar.isProvisional('2027-10-01')).toBe(false)
    expect(makeCalendar({ ...shop, publicHolidays: true }).isWorkingDay('2026-10-01')).toBe(false)
  })

  it('rests on the weekly rest day that the dealer set', () => {
    const calendar = makeCalendar({ ...shop, weeklyRest: '1' })
    expect(calendar.isWorkingDay('2026-03-16')).toBe(false)
    expect(calendar.nextWorkingDay('2026-03-15')).toBe('2026-03-17')
  })

  it('takes the weekly rest of the brand instead of the weekdays of the policy', () => {
    const calendar = makeCalendar({ weeklyRest: '1' })
    expect([calendar.isWorkingDay('2026-03-14'), calendar.isWorkingDay('2026-03-16')]).toEqual([true, false])
  })

  it('lets an official make-up day win over the weekly rest day', () => {
    const calendar = makeCalendar({ ...shop, weeklyRest: '6', publicHolidays: true })
    expect(calendar.isWorkingDay('2026-02-14')).toBe(true)
    expect(calendar.isWorkingDay('2026-03-14')).toBe(false)
  })

  it('lets the dates of the brand win over everything', () => {
    const days = [
      { day: '2026-10-01', works: true },
      { day: '2026-10-10', works: false },
      { day: '2027-01-01', works: false },
    ]
    const calendar = makeCalendar({ days, makeUpHours: ['10:00-16:00'] })
    expect(calendar.workingPeriods('2026-10-01')).toEqual([
      { from: new Date('2026-10-01T02:00:00Z'), to: new Date('2026-10-01T08:00:00Z') },
    ])
    expect(calendar.look('2026-10-10').rest).toEqual({ kind: 'own' })
    expect(calendar.isProvisional('2027-01-01')).toBe(false)
  })

  it('opens and closes several times a day, otherwise on some weekdays', () => {
    const calendar = makeCalendar({
      ...shop,
      hours: ['09:00-12:00', '13:30-18:00'],
      weekdayHours: { 6: ['10:00-24:00'] },
    })
    expect(calendar.workingPeriods('2026-03-13').map(({ to }) => to.toISOString())).toEqual([
      '2026-03-13T04:00:00.000Z',
      '2026-03-13T10:00:00.000Z',
    ])
    expect(calendar.opening('2026-03-14').toISOString()).toBe('2026-03-14T02:00:00.000Z')
    expect(calendar.closing('2026-03-14').toISOString()).toBe('2026-03-14T16:00:00.000Z')
  })

  it('knows when a rest day would close', () => {
    expect(office.closing('2026-03-14').toISOString()).toBe('2026-03-14T10:00:00.000Z')
  })
})

describe('a plan that makes no sense is refused', () => {
  it.each([
    { hours: ['18:00-09:00'] },
    { hours: ['09:00-12:00', '11:00-18:00'] },
    { hours: ['9-18'] },
    { hours: [] },
    { weeklyRest: '1,2,3,4,5,6,7' },
    { workingWeekdays: [] },
    { weeklyRest: '8' },
    { zone: 'Asia/Nowhere' },
    { days: [{ day: '2026-02-30', works: true }] },
  ])('%j', (plan) => {
    expect(() => makeCalendar(plan)).toThrow()
  })
})
