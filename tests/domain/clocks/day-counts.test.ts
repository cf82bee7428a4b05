import { describe, expect, it } from 'vitest'
import { abroad, ask, dueOf, office, pause, ruleOf, shop, shown, story } from './asking.js'

describe('workdays', () => {
  it('is closing time of the n-th working day; the start day never counts (R002-093, R004-028)', () => {
    expect(dueOf({ kind: 'workdays', days: 2 }, '2026-03-12 08:00')).toBe('2026-03-16 18:00:00')
    expect(dueOf({ kind: 'workdays', days: 3 }, '2026-03-14 23:59:59')).toBe('2026-03-18 18:00:00')
    expect(dueOf({ kind: 'workdays', days: 3 }, '2026-03-12 08:00', shop)).toBe('2026-03-15 18:00:00')
  })

  it('goes over the Spring Festival and stops at make-up days', () => {
    expect(dueOf({ kind: 'workdays', days: 1 }, '2026-02-13 10:00')).toBe('2026-02-14 18:00:00')
    expect(dueOf({ kind: 'workdays', days: 2 }, '2026-02-13 10:00')).toBe('2026-02-24 18:00:00')
  })

  it('may be due at opening, at the time of the start, or at a given time', () => {
    const due = (at: string) => dueOf({ kind: 'workdays', days: 1, at }, '2026-03-13 20:15:30')
    expect([due('opening'), due('sameTime'), due('10:30')]).toEqual([
      '2026-03-16 09:00:00',
      '2026-03-16 20:15:30',
      '2026-03-16 10:30:00',
    ])
  })

  it('keeps the local time when the clocks change', () => {
    expect(dueOf({ kind: 'workdays', days: 1, at: 'sameTime' }, '2026-03-06 10:00', abroad)).toBe('2026-03-09 10:00:00')
  })
})

describe('calendarDays', () => {
  it('counts every day (R001-041)', () => {
    expect(dueOf({ kind: 'calendarDays', days: 2 }, '2026-03-12 10:00')).toBe('2026-03-14 18:00:00')
    expect(dueOf({ kind: 'calendarDays', days: 0 }, '2026-03-12 10:00')).toBe('2026-03-12 18:00:00')
    expect(dueOf({ kind: 'calendarDays', days: 1 }, '2028-02-28 10:00')).toBe('2028-02-29 18:00:00')
  })

  it('rolls only the last day (R001-041)', () => {
    const rule = { kind: 'calendarDays', days: 7, restDays: 'roll' }
    expect(dueOf(rule, '2026-03-07 10:00')).toBe('2026-03-16 18:00:00')
    expect(dueOf(rule, '2026-03-09 10:00')).toBe('2026-03-16 18:00:00')
    expect(dueOf(rule, '2026-02-08 10:00')).toBe('2026-02-24 18:00:00')
  })

  it('skips rest days in between (R003-025)', () => {
    const rule = { kind: 'calendarDays', days: 2, restDays: 'skip' }
    expect(dueOf(rule, '2026-03-12 10:00')).toBe('2026-03-16 18:00:00')
    expect(dueOf(rule, '2026-02-13 10:00')).toBe('2026-02-24 18:00:00')
    expect(dueOf(rule, '2026-03-12 10:00', shop)).toBe('2026-03-14 18:00:00')
  })

  it('is provisional only when it matters whether a day of 2027 works', () => {
    const days = (restDays: string) => ask({ kind: 'calendarDays', days: 3, restDays }, '2026-12-30 10:00').provisional
    expect([days('none'), days('roll'), days('skip')]).toEqual([false, true, true])
    expect(ask({ kind: 'workdays', days: 1 }, '2026-12-30 10:00').provisional).toBe(false)
    const late = ask({ kind: 'workdays', days: 2 }, '2026-12-30 10:00')
    expect(late.provisional).toBe(true)
    expect(late.trace).toContainEqual({ key: 'clock.provisional', values: { year: '2027' } })
  })
})

describe('window', () => {
  const fiveToSeven = { kind: 'window', from: 5, to: 7 }
  const both = (rule: unknown, start: string, calendar = office) => {
    const { opensAt, dueAt } = ask(rule, start, calendar)
    return [shown(opensAt), shown(dueAt)]
  }

  it('opens on day a and is due on day b (R004-029)', () => {
    expect(both(fiveToSeven, '2026-03-12 16:00')).toEqual(['2026-03-17 09:00:00', '2026-03-19 18:00:00'])
  })

  it('shifts each end by itself', () => {
    const roll = { ...fiveToSeven, restDays: 'roll' }
    expect(both(roll, '2026-03-09 16:00')).toEqual(['2026-03-16 09:00:00', '2026-03-16 18:00:00'])
    expect(both(roll, '2026-03-07 16:00')).toEqual(['2026-03-12 09:00:00', '2026-03-16 18:00:00'])
    const skip = { ...fiveToSeven, restDays: 'skip' }
    expect(both(skip, '2026-03-12 16:00')).toEqual(['2026-03-19 09:00:00', '2026-03-23 18:00:00'])
  })

  it('may open at an hour of its own: from 15:00 the same day to the next day (R003-020)', () => {
    const callBack = { kind: 'window', from: 0, to: 1, opensAt: '15:00' }
    expect(both(callBack, '2026-03-12 10:30', shop)).toEqual(['2026-03-12 15:00:00', '2026-03-13 18:00:00'])
  })

  it('does not end before it begins', () => {
    expect(() => ruleOf({ kind: 'window', from: 7, to: 5 })).toThrow()
  })
})

describe('a pause of a day count', () => {
  const threeDays = { kind: 'workdays', days: 3 }

  it('takes the days away at whose closing the clock stood still', () => {
    const over = (from: string, to: string) =>
      dueOf(threeDays, '2026-03-09 10:00', office, { pauses: [pause(from, to)] })
    expect(dueOf(threeDays, '2026-03-09 10:00')).toBe('2026-03-12 18:00:00')
    expect(over('2026-03-10 10:00', '2026-03-10 17:00')).toBe('2026-03-12 18:00:00')
    expect(over('2026-03-10 10:00', '2026-03-12 15:00')).toBe('2026-03-16 18:00:00')
    expect(over('2026-03-12 17:00', '2026-03-12 19:00')).toBe('2026-03-13 18:00:00')
  })

  it('while open leaves the days that have not counted', () => {
    const answer = ask(threeDays, '2026-03-09 10:00', office, { pauses: [pause('2026-03-11 10:00')] })
    expect(answer).toMatchObject({ dueAt: null, left: { days: 2 } })
    expect(story(answer)).toEqual(['started', 'pausedSince', 'daysLeft'])
  })
})
