import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeCalendar } from '../../../src/domain/calendar/calendar.js'
import { localDayOf } from '../../../src/domain/calendar/local-day.js'
import { due } from '../../../src/domain/clocks/due.js'
import { abroad, ask, at, dueOf, NEW_YORK, office, pause, ruleOf, SHANGHAI, shop, story } from './asking.js'

const split = makeCalendar({ hours: ['09:00-12:00', '13:30-18:00'] })

describe('elapsed', () => {
  it('is real time, day and night (R004-011, R004-013)', () => {
    expect(dueOf({ kind: 'elapsed', for: '30m' }, '2026-03-13 23:45:10')).toBe('2026-03-14 00:15:10')
    expect(dueOf({ kind: 'elapsed', for: '1d' }, '2026-02-14 10:00:01')).toBe('2026-02-15 10:00:01')
    expect(ask({ kind: 'elapsed', for: '1d' }, '2027-01-01 10:00').provisional).toBe(false)
  })

  it('stays real time when the clocks change', () => {
    expect(dueOf({ kind: 'elapsed', for: '24h' }, '2026-03-07 10:00', abroad)).toBe('2026-03-08 11:00:00')
    expect(dueOf({ kind: 'elapsed', for: '24h' }, '2026-10-31 10:00', abroad)).toBe('2026-11-01 09:00:00')
  })

  it('rolls an end on a rest day to the same local time on the next working day (R003-032)', () => {
    const rule = { kind: 'elapsed', for: '48h', restDays: 'roll' }
    expect(dueOf(rule, '2026-03-12 16:20:30')).toBe('2026-03-16 16:20:30')
    expect(dueOf(rule, '2026-02-13 10:00')).toBe('2026-02-24 10:00:00')
    expect(dueOf(rule, '2026-02-12 10:00')).toBe('2026-02-14 10:00:00') // a make-up Saturday
    expect(dueOf(rule, '2026-03-12 16:20:30', shop)).toBe('2026-03-14 16:20:30')
  })

  it('skips rest days altogether (R003-032, R003-040)', () => {
    const rule = { kind: 'elapsed', for: '48h', restDays: 'skip' }
    expect(dueOf(rule, '2026-03-12 16:20:30')).toBe('2026-03-16 16:20:30')
    expect(dueOf(rule, '2026-03-13 16:00')).toBe('2026-03-17 16:00:00')
    expect(dueOf(rule, '2026-03-14 11:11')).toBe('2026-03-18 00:00:00') // starts on a rest day
    expect(dueOf({ ...rule, for: '8h' }, '2026-03-13 16:00')).toBe('2026-03-14 00:00:00') // used up with the day
    expect(dueOf(rule, '2026-02-13 12:00')).toBe('2026-02-24 12:00:00')
  })

  it('skips a rest day of 23 hours like any other', () => {
    const rule = { kind: 'elapsed', for: '24h', restDays: 'skip' }
    expect(dueOf(rule, '2026-03-06 10:00', abroad)).toBe('2026-03-09 10:00:00')
  })
})

describe('business', () => {
  const twoHours = { kind: 'business', for: '2h' }

  it('counts working time only (R004-018)', () => {
    expect(dueOf(twoHours, '2026-03-12 10:15:30')).toBe('2026-03-12 12:15:30')
    expect(dueOf(twoHours, '2026-03-12 17:00')).toBe('2026-03-13 10:00:00')
    expect(dueOf(twoHours, '2026-03-13 17:30:01')).toBe('2026-03-16 10:30:01')
    expect(dueOf({ kind: 'business', for: '90m' }, '2026-03-12 11:30', split)).toBe('2026-03-12 14:30:00')
  })

  it('used up exactly at closing is due at closing, not at the next opening', () => {
    expect(dueOf(twoHours, '2026-03-12 16:00')).toBe('2026-03-12 18:00:00')
    expect(dueOf(twoHours, '2026-03-12 16:00:01')).toBe('2026-03-13 09:00:01')
    expect(dueOf({ kind: 'business', for: '1h' }, '2026-03-12 11:00', split)).toBe('2026-03-12 12:00:00')
  })

  it('started outside working time counts from the next opening (R004-016)', () => {
    expect(dueOf(twoHours, '2026-03-12 07:00')).toBe('2026-03-12 11:00:00')
    expect(dueOf(twoHours, '2026-03-12 18:00')).toBe('2026-03-13 11:00:00')
    expect(dueOf(twoHours, '2026-03-14 12:00')).toBe('2026-03-16 11:00:00')
    expect(dueOf(twoHours, '2026-02-14 17:30')).toBe('2026-02-24 10:30:00')
    expect(story(ask(twoHours, '2026-03-12 09:00'))).not.toContain('outsideHours')
  })

  it('works on make-up days, in their hours', () => {
    expect(dueOf(twoHours, '2026-02-13 17:30')).toBe('2026-02-14 10:30:00')
    const short = makeCalendar({ makeUpHours: ['10:00-11:00'] })
    expect(dueOf(twoHours, '2026-02-13 17:30', short)).toBe('2026-02-24 09:30:00')
  })

  it('measures the hours of a day on which the clocks change', () => {
    const night = makeCalendar({ zone: NEW_YORK, publicHolidays: false, workingWeekdays: [7], hours: ['00:00-06:00'] })
    expect(dueOf({ kind: 'business', for: '4h' }, '2026-03-08 00:00', night)).toBe('2026-03-08 05:00:00')
    expect(dueOf({ kind: 'business', for: '4h' }, '2026-11-01 00:00', night)).toBe('2026-11-01 03:00:00')
  })

  it('is provisional as soon as it depends on a year without official data', () => {
    expect(ask(twoHours, '2026-12-31 16:00').provisional).toBe(false)
    expect(ask(twoHours, '2026-12-31 16:30').provisional).toBe(true)
    expect(ask(twoHours, '2026-12-31 16:30', shop).provisional).toBe(false)
  })
})

describe('pauses', () => {
  const threeHours = { kind: 'business', for: '3h' }

  it('do not count, and overlapping ones are one', () => {
    const pauses = [pause('2026-03-12 11:00', '2026-03-12 12:00'), pause('2026-03-12 10:00', '2026-03-12 11:30')]
    expect(dueOf(threeHours, '2026-03-12 09:00', office, { pauses })).toBe('2026-03-12 14:00:00')
    expect(dueOf({ kind: 'elapsed', for: '3h' }, '2026-03-12 09:00', office, { pauses })).toBe('2026-03-12 14:00:00')
  })

  it('matter only where the clock would have run', () => {
    const overnight = [pause('2026-03-12 17:00', '2026-03-13 10:00')]
    expect(dueOf(threeHours, '2026-03-12 16:00', office, { pauses: overnight })).toBe('2026-03-13 12:00:00')
    const earlier = [pause('2026-03-12 08:00', '2026-03-12 09:30')]
    expect(dueOf(threeHours, '2026-03-12 09:00', office, { pauses: earlier })).toBe('2026-03-12 12:30:00')
    const later = [pause('2026-03-12 12:00', '2026-03-12 15:00')]
    expect(dueOf(threeHours, '2026-03-12 09:00', office, { pauses: later })).toBe('2026-03-12 12:00:00')
  })

  it('while open leave no due time, only what is left', () => {
    const pauses = [pause('2026-03-12 09:30', '2026-03-12 10:00'), pause('2026-03-12 10:30')]
    const answer = ask(threeHours, '2026-03-12 09:00', office, { pauses })
    expect(answer).toMatchObject({ dueAt: null, left: { ms: 2 * 3_600_000 } })
    expect(story(answer)).toEqual(['started', 'paused', 'pausedSince', 'timeLeft'])
    expect(answer.trace.at(-1)?.values).toEqual({ hours: 2, minutes: 0 })
  })

  it('hold an end that has not yet rolled to its working day', () => {
    const rule = { kind: 'elapsed', for: '24h', restDays: 'roll' }
    const held = ask(rule, '2026-03-13 10:00', office, { pauses: [pause('2026-03-15 10:00')] })
    expect(held).toMatchObject({ dueAt: null, left: { ms: 0 } })
    expect(story(held)).toEqual(['started', 'pausedSince', 'timeLeft'])
    const over = [pause('2026-03-15 10:00', '2026-03-16 11:00')]
    expect(dueOf(rule, '2026-03-13 10:00', office, { pauses: over })).toBe('2026-03-17 10:00:00')
  })

  it('opened after the budget was used up change nothing', () => {
    const given = { pauses: [pause('2026-03-12 12:00')] }
    expect(dueOf(threeHours, '2026-03-12 09:00', office, given)).toBe('2026-03-12 12:00:00')
    expect(story(ask(threeHours, '2026-03-12 09:00', office, given))).toEqual(['started', 'due'])
  })
})

describe('always', () => {
  const starts = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-03-01'), noInvalidDate: true })
  const minutes = fc.integer({ min: 1, max: 3000 })
  const rules = (n: number) =>
    [
      { kind: 'elapsed', for: `${n}m` },
      { kind: 'elapsed', for: `${n}m`, restDays: 'roll' },
      { kind: 'elapsed', for: `${n}m`, restDays: 'skip' },
      { kind: 'business', for: `${n}m` },
    ].map(ruleOf)
  const dueMs = (rule: ReturnType<typeof ruleOf>, start: Date, calendar = office) =>
    due(rule, start, calendar).dueAt?.getTime() ?? Number.NaN

  it('a later start is never due earlier, save that a roll may let it catch up', () => {
    fc.assert(
      fc.property(starts, minutes, minutes, (start, n, later) => {
        const [none, roll, skip, business] = rules(n).map(
          (rule) => [dueMs(rule, start), dueMs(rule, new Date(start.getTime() + later * 60_000))] as const,
        )
        for (const pair of [none, skip, business]) expect(pair?.[1]).toBeGreaterThanOrEqual(pair?.[0] ?? Number.NaN)
        const days = roll?.map((ms) => localDayOf(new Date(ms), SHANGHAI)) ?? []
        expect(days[1]?.localeCompare(days[0] ?? '')).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 60 },
    )
  })

  it('skip is never before none, and business is due within working time', () => {
    fc.assert(
      fc.property(starts, minutes, fc.constantFrom(office, split), (start, n, calendar) => {
        const [none, roll, skip, business] = rules(n).map((rule) => dueMs(rule, start, calendar)) as number[]
        expect(roll).toBeGreaterThanOrEqual(none ?? Number.NaN)
        expect(skip).toBeGreaterThanOrEqual(none ?? Number.NaN)
        const at = new Date(business ?? Number.NaN)
        const periods = calendar.workingPeriods(localDayOf(at, calendar.zone))
        expect(periods.some(({ from, to }) => from < at && at <= to)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a duration', () => {
  it.each(['0m', '', '2', '1.5h', '-3h', '30 m', 'h'])('%j is refused', (text) => {
    expect(() => ruleOf({ kind: 'elapsed', for: text })).toThrow()
  })

  it('may be joined of days, hours and minutes', () => {
    expect(dueOf({ kind: 'elapsed', for: '1d2h30m' }, '2026-03-12 09:00')).toBe('2026-03-13 11:30:00')
    expect(at('2026-03-12 09:00').toISOString()).toBe('2026-03-12T01:00:00.000Z')
  })

  it('in working time is never days', () => {
    expect(() => ruleOf({ kind: 'business', for: '1d' })).toThrow()
  })
})
