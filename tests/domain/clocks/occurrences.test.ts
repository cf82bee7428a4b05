import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Calendar } from '../../../src/domain/calendar/calendar.js'
import { instantAt, type LocalDay } from '../../../src/domain/calendar/local-day.js'
import { catchUp } from '../../../src/domain/clocks/catch-up.js'
import { occurrences, occurrencesBetween } from '../../../src/domain/clocks/occurrences.js'
import { type RecurringRule, recurringRule } from '../../../src/domain/clocks/rule.js'
import { abroad, ask, at, dueOf, NEW_YORK, office, SHANGHAI, shop, shown, story } from './asking.js'

function first(n: number, written: unknown, after: string, calendar: Calendar = office, anchor?: LocalDay) {
  const found = occurrences(recurringRule.parse(written), at(after, calendar.zone), calendar, anchor)
  return Array.from({ length: n }, () => shown(found.next().value.at, calendar.zone))
}

describe('dailyAt', () => {
  const fivePm = { kind: 'dailyAt', at: '17:00' }

  it('comes every day, strictly after the start (R003-015)', () => {
    expect(first(2, fivePm, '2026-03-13 16:59:59')).toEqual(['2026-03-13 17:00:00', '2026-03-14 17:00:00'])
    expect(first(1, fivePm, '2026-03-13 17:00')).toEqual(['2026-03-14 17:00:00'])
  })

  it('or on working days only', () => {
    expect(first(2, { ...fivePm, workingDays: true }, '2026-02-13 18:00')).toEqual([
      '2026-02-14 17:00:00',
      '2026-02-24 17:00:00',
    ])
  })

  it('comes once on the days when the clocks change', () => {
    const spring = { kind: 'dailyAt', at: '02:30' }
    expect(first(3, spring, '2026-03-07 00:00', abroad)).toEqual([
      '2026-03-07 02:30:00',
      '2026-03-08 03:30:00',
      '2026-03-09 02:30:00',
    ])
    const autumn = occurrencesBetween(
      recurringRule.parse({ kind: 'dailyAt', at: '01:30' }),
      at('2026-11-01 00:00', NEW_YORK),
      at('2026-11-02 00:00', NEW_YORK),
      abroad,
    )
    expect(autumn.map((occurrence) => occurrence.at.toISOString())).toEqual(['2026-11-01T05:30:00.000Z'])
  })
})

describe('everyNDays', () => {
  it('keeps its rhythm from the anchor (R000-006, R000-011)', () => {
    const rule = { kind: 'everyNDays', days: 3 }
    expect(first(3, rule, '2026-03-02 10:00', shop)).toEqual([
      '2026-03-05 18:00:00',
      '2026-03-08 18:00:00',
      '2026-03-11 18:00:00',
    ])
    expect(first(1, rule, '2026-06-01 10:00', shop, '2026-03-02')).toEqual(['2026-06-03 18:00:00'])
  })

  it('rolls a rest day forward without moving the rhythm; equal instants come once', () => {
    expect(first(5, { kind: 'everyNDays', days: 2, at: '12:00' }, '2026-03-10 10:00')).toEqual([
      '2026-03-12 12:00:00',
      '2026-03-16 12:00:00', // the 14th and the 16th
      '2026-03-18 12:00:00',
      '2026-03-20 12:00:00',
      '2026-03-23 12:00:00', // the 22nd
    ])
  })

  it('finds the occurrence that rolled out of a holiday in which one asks', () => {
    const monthly = { kind: 'everyNDays', days: 30 }
    expect(first(1, monthly, '2026-02-18 10:00', office, '2026-01-17')).toEqual(['2026-02-24 18:00:00'])
  })
})

describe('monthlyBy', () => {
  it('is rolled back from a rest day, or not (R002-060)', () => {
    const fifth = { kind: 'monthlyBy', day: 5 }
    expect(first(2, fifth, '2026-03-06 10:00')).toEqual(['2026-04-03 18:00:00', '2026-04-30 18:00:00'])
    expect(first(2, { ...fifth, restDays: 'none' }, '2026-03-05 10:00')).toEqual([
      '2026-03-05 18:00:00',
      '2026-04-05 18:00:00',
    ])
  })

  it('is clamped to the length of the month', () => {
    const last = { kind: 'monthlyBy', day: 31, at: '09:00' }
    expect(first(3, last, '2028-01-31 10:00', shop)).toEqual([
      '2028-02-29 09:00:00',
      '2028-03-31 09:00:00',
      '2028-04-30 09:00:00',
    ])
  })

  it('is the first or last working day (R003-026)', () => {
    expect(first(2, { kind: 'monthlyBy', day: 'firstWorking' }, '2026-09-30 10:00')).toEqual([
      '2026-10-08 18:00:00',
      '2026-11-02 18:00:00',
    ])
    expect(first(1, { kind: 'monthlyBy', day: 'lastWorking' }, '2026-05-01 10:00')).toEqual(['2026-05-29 18:00:00'])
  })
})

describe('a recurring kind', () => {
  it('is due at its first occurrence and says when it moved', () => {
    expect(dueOf({ kind: 'dailyAt', at: '16:00' }, '2026-03-12 16:00')).toBe('2026-03-13 16:00:00')
    expect(dueOf({ kind: 'everyNDays', days: 2 }, '2026-03-12 16:00', shop, { date: '2026-03-01' })).toBe(
      '2026-03-13 18:00:00',
    )
    expect(story(ask({ kind: 'monthlyBy', day: 5 }, '2026-04-04 10:00'))).toEqual([
      'started',
      'holiday',
      'rolledBack',
      'due',
    ])
  })

  it('always goes forward', () => {
    const rules: fc.Arbitrary<RecurringRule> = fc
      .oneof(
        fc.record({ kind: fc.constant('dailyAt'), at: fc.constant('02:30'), workingDays: fc.boolean() }),
        fc.record({ kind: fc.constant('everyNDays'), days: fc.integer({ min: 1, max: 40 }) }),
        fc.record({ kind: fc.constant('monthlyBy'), day: fc.integer({ min: 1, max: 31 }) }),
      )
      .map((written) => recurringRule.parse(written))
    const starts = fc.date({ min: new Date('2025-12-01'), max: new Date('2026-12-01'), noInvalidDate: true })
    fc.assert(
      fc.property(rules, starts, fc.constantFrom(office, abroad), (rule, after, calendar) => {
        const found = occurrences(rule, after, calendar, '2025-11-30')
        let last = after
        for (let i = 0; i < 8; i++) {
          const next = found.next().value.at
          expect(next.getTime()).toBeGreaterThan(last.getTime())
          last = next
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('posts missed while the bot was down (R003-015)', () => {
  const missed = occurrencesBetween(
    recurringRule.parse({ kind: 'dailyAt', at: '17:00' }),
    at('2026-03-09 17:00'),
    at('2026-03-12 20:00'),
    office,
  )
  const untilNine = ({ day }: { day: LocalDay }) => instantAt(day, '21:00', SHANGHAI)
  const days = (now: string) => {
    const { post, missed: lost } = catchUp(missed, untilNine, at(now))
    return { post: post?.day, missed: lost.map(({ day }) => day) }
  }

  it('only the latest is posted, inside its grace', () => {
    const expected = { post: '2026-03-12', missed: ['2026-03-10', '2026-03-11'] }
    expect(days('2026-03-12 20:00')).toEqual(expected)
    expect(days('2026-03-12 21:00')).toEqual(expected)
  })

  it('after its grace all are recorded as missed', () => {
    expect(days('2026-03-12 21:00:01')).toEqual({ missed: ['2026-03-10', '2026-03-11', '2026-03-12'] })
  })

  it('nothing missed, nothing posted', () => {
    expect(catchUp([], untilNine, at('2026-03-12 20:00'))).toEqual({ post: null, missed: [] })
  })
})
