import { describe, expect, it } from 'vitest'
import type { Calendar } from '../../../src/domain/calendar/calendar.js'
import type { Given } from '../../../src/domain/clocks/due.js'
import { instantAtFraction, timeUsed } from '../../../src/domain/clocks/fraction.js'
import { at, dueOf, office, pause, ruleOf, shown } from './asking.js'

function steps(written: unknown, start: string, calendar: Calendar = office, given: Given = {}) {
  const rule = ruleOf(written)
  return [0.5, 1, 1.5].map((part) => shown(instantAtFraction(rule, at(start), calendar, part, given)))
}

describe('half, all and one and a half of a clock', () => {
  it('in real time (R004-011)', () => {
    expect(steps({ kind: 'elapsed', for: '30m' }, '2026-03-12 18:00')).toEqual([
      '2026-03-12 18:15:00',
      '2026-03-12 18:30:00',
      '2026-03-12 18:45:00',
    ])
  })

  it('in working time (R004-018)', () => {
    expect(steps({ kind: 'business', for: '2h' }, '2026-03-13 16:30')).toEqual([
      '2026-03-13 17:30:00',
      '2026-03-16 09:30:00',
      '2026-03-16 10:30:00',
    ])
    expect(steps({ kind: 'business', for: '2h' }, '2026-03-13 22:00')[0]).toBe('2026-03-16 10:00:00')
  })

  it('in working days', () => {
    expect(steps({ kind: 'elapsed', for: '48h', restDays: 'skip' }, '2026-03-13 12:00')).toEqual([
      '2026-03-16 12:00:00',
      '2026-03-17 12:00:00',
      '2026-03-18 12:00:00',
    ])
    expect(steps({ kind: 'workdays', days: 2, at: 'sameTime' }, '2026-03-13 12:00')).toEqual([
      '2026-03-16 12:00:00',
      '2026-03-17 12:00:00',
      '2026-03-18 12:00:00',
    ])
  })

  it('without the pauses', () => {
    const pauses = [pause('2026-03-12 09:30', '2026-03-12 10:30')]
    expect(steps({ kind: 'elapsed', for: '2h' }, '2026-03-12 09:00', office, { pauses })).toEqual([
      '2026-03-12 11:00:00',
      '2026-03-12 12:00:00',
      '2026-03-12 13:00:00',
    ])
  })

  it('of a rolled end, in real time up to it', () => {
    const rule = { kind: 'elapsed', for: '24h', restDays: 'roll' }
    expect(dueOf(rule, '2026-03-13 10:00')).toBe('2026-03-16 10:00:00')
    expect(steps(rule, '2026-03-13 10:00')).toEqual([
      '2026-03-14 22:00:00',
      '2026-03-16 10:00:00',
      '2026-03-17 22:00:00',
    ])
  })

  it('is unknown while the clock stands still', () => {
    const given = { pauses: [pause('2026-03-12 09:30')] }
    expect(steps({ kind: 'elapsed', for: '2h' }, '2026-03-12 09:00', office, given)).toEqual([null, null, null])
  })

  it('of a time that has passed already is that time', () => {
    const rule = ruleOf({ kind: 'onDayAt', at: '09:00' })
    expect(shown(instantAtFraction(rule, at('2026-03-12 10:00'), office, 0.5))).toBe('2026-03-12 09:00:00')
  })
})

describe('what a clock has used up', () => {
  const hours = (written: unknown, from: string, to: string) =>
    timeUsed(ruleOf(written), at(from), at(to), office, [pause('2026-03-12 09:30', '2026-03-12 10:30')]) / 3_600_000

  it('is working time where it counts working time, without the pauses', () => {
    expect(hours({ kind: 'business', for: '2h' }, '2026-03-11 17:00', '2026-03-12 11:00')).toBe(2)
    expect(hours({ kind: 'elapsed', for: '24h' }, '2026-03-11 17:00', '2026-03-12 11:00')).toBe(17)
  })
})
