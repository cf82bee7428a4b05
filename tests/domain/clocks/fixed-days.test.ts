import { describe, expect, it } from 'vitest'
import { abroad, ask, dueOf, office, ruleOf, shop, shown } from './asking.js'

describe('nextDayAt', () => {
  it('is that time on the next calendar day (R003-023)', () => {
    expect(dueOf({ kind: 'nextDayAt', at: '09:00' }, '2026-03-13 22:10')).toBe('2026-03-14 09:00:00')
  })

  it('or on the next working day (R003-023)', () => {
    const rule = { kind: 'nextDayAt', at: '09:00', workingDays: true }
    expect(dueOf(rule, '2026-03-13 22:10')).toBe('2026-03-16 09:00:00')
    expect(dueOf(rule, '2026-02-13 08:00')).toBe('2026-02-14 09:00:00')
    expect(dueOf({ ...rule, at: 'closing' }, '2026-03-13 22:10')).toBe('2026-03-16 18:00:00') // R003-038
  })

  it('moves forward by the gap when the time does not exist', () => {
    expect(dueOf({ kind: 'nextDayAt', at: '02:30' }, '2026-03-07 10:00', abroad)).toBe('2026-03-08 03:30:00')
  })
})

describe('dayBeforeAt', () => {
  const date = '2026-03-16'

  it('is that time on the day before the date (R003-012, R003-021)', () => {
    expect(dueOf({ kind: 'dayBeforeAt', at: '16:30' }, '2026-03-10 10:00', office, { date })).toBe(
      '2026-03-15 16:30:00',
    )
    expect(dueOf({ kind: 'dayBeforeAt', at: '17:00' }, '2026-03-10 10:00')).toBe('2026-03-09 17:00:00')
  })

  it('or on the last working day before it', () => {
    const rule = { kind: 'dayBeforeAt', at: '16:30', workingDays: true }
    expect(dueOf(rule, '2026-03-10 10:00', office, { date })).toBe('2026-03-13 16:30:00')
    expect(dueOf(rule, '2026-03-10 10:00', shop, { date })).toBe('2026-03-15 16:30:00')
  })
})

describe('onDayAt', () => {
  it('is on the date, rest day or not (R000-005)', () => {
    expect(dueOf({ kind: 'onDayAt', at: '15:00' }, '2026-03-10 10:00', office, { date: '2026-03-14' })).toBe(
      '2026-03-14 15:00:00',
    )
  })

  it('is the same day when no date is given (R004-028)', () => {
    expect(dueOf({ kind: 'onDayAt', at: 'closing' }, '2026-03-10 10:00')).toBe('2026-03-10 18:00:00')
  })
})

describe('leadTime', () => {
  it('is before the slot (R003-019)', () => {
    expect(dueOf({ kind: 'leadTime', for: '2h' }, '2026-03-14 01:00')).toBe('2026-03-13 23:00:00')
  })

  it('as a window opens at the longest and is due at the shortest (R003-017)', () => {
    const { opensAt, dueAt } = ask({ kind: 'leadTime', for: '1h', longest: '2h' }, '2026-03-12 14:00')
    expect([shown(opensAt), shown(dueAt)]).toEqual(['2026-03-12 12:00:00', '2026-03-12 13:00:00'])
    expect(() => ruleOf({ kind: 'leadTime', for: '2h', longest: '1h' })).toThrow()
  })
})

describe('daysAhead', () => {
  const latest = (date: string, more = {}, calendar = office) =>
    dueOf({ kind: 'daysAhead', days: 3, ...more }, '2026-01-05 10:00', calendar, { date })

  it('is closing time n days before the date (R003-009, R002-101)', () => {
    expect(latest('2026-03-13')).toBe('2026-03-10 18:00:00')
  })

  it('moves back from a rest day, never forward', () => {
    expect(latest('2026-03-18')).toBe('2026-03-13 18:00:00')
    expect(latest('2026-02-24')).toBe('2026-02-14 18:00:00')
    expect(latest('2026-03-18', {}, shop)).toBe('2026-03-15 18:00:00')
  })

  it('or counts working days', () => {
    expect(latest('2026-03-16', { workingDays: true })).toBe('2026-03-11 18:00:00')
    expect(latest('2026-02-24', { workingDays: true })).toBe('2026-02-12 18:00:00')
  })
})

describe('retainUntil', () => {
  it('is the same date years later; 29 February becomes the 28th (R002-046)', () => {
    expect(dueOf({ kind: 'retainUntil', years: 2 }, '2026-03-12 10:20:30')).toBe('2028-03-12 10:20:30')
    expect(dueOf({ kind: 'retainUntil', years: 2 }, '2028-02-29 23:59:59')).toBe('2030-02-28 23:59:59')
    expect(dueOf({ kind: 'retainUntil', years: 4 }, '2028-02-29 23:59:59')).toBe('2032-02-29 23:59:59')
  })
})
