/** Pauses and the ladder, to the minute: what a clock still has, when it rings then, and what is nobody's time. */
import { describe, expect, test } from 'vitest'
import { makeCalendar } from '../../../src/domain/calendar/calendar.js'
import { timeRun } from '../../../src/domain/ladder/pauses.js'
import { ringTimes } from '../../../src/domain/ladder/rings.js'
import { loadPolicy } from '../../../src/domain/policy/load.js'

const policy = loadPolicy('slab-dealer', 'src/domain/policy/presets')
const calendar = makeCalendar({ zone: 'Asia/Shanghai', publicHolidays: false })
const at = (local: string) => new Date(`2026-11-${local}:00+08:00`)
const pause = (from: string, to?: string) => ({ from: at(from), to: to === undefined ? null : at(to) })
type Pauses = ReturnType<typeof pause>[]

/** The rings of a signature's thirty minutes, at 50 % steps. */
const rings = (start: string, pauses: Pauses, urgent = false) =>
  [...ringTimes(policy, { kind: 'acknowledge', start: at(start), urgent, given: { pauses } }, calendar)]
    .slice(0, 4)
    .map((date) => new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(8, 16))

describe('a clock rings', () => {
  test('later by its pauses, and only those after them', () => {
    expect(rings('20T09:00', [pause('20T09:20', '20T11:20')])).toEqual(['20T09:15', '20T11:30', '20T11:45', '20T12:00'])
    const two = [pause('20T09:10', '20T09:30'), pause('20T09:20', '20T10:00'), pause('20T10:20', '20T11:00')]
    expect(rings('20T09:00', two)).toEqual(['20T10:05', '20T10:20', '20T11:15', '20T11:30'])
  })

  test('never while a pause is open', () => {
    expect(rings('20T09:00', [pause('20T09:10')])).toEqual([])
  })

  test('at the same distance after a quiet night, whether or not a pause lies in it', () => {
    expect(rings('20T21:45', [])).toEqual(['21T07:00', '21T07:15', '21T07:30', '21T07:45'])
    expect(rings('20T21:45', [pause('20T22:05', '21T01:00')])).toEqual(['21T07:00', '21T07:15', '21T07:30', '21T07:45'])
  })

  test('not later than a pause that outlasts the night makes it', () => {
    expect(rings('20T21:45', [pause('20T22:05', '21T10:00')])).toEqual(['21T07:00', '21T10:10', '21T10:25', '21T10:40'])
  })

  test('at night as well in a crisis', () => {
    expect(rings('20T21:45', [pause('20T21:50', '20T23:00')], true).slice(0, 2)).toEqual(['20T23:10', '20T23:25'])
  })
})

describe('the time that ran', () => {
  const minutes = (from: string, to: string, ...pauses: Pauses) => timeRun(pauses, at(from), at(to)) / 60_000

  test.each<[string, Pauses, number]>([
    ['without pauses', [], 60],
    ['less one in the middle', [pause('20T09:10', '20T09:30')], 40],
    ['less what of one lies within', [pause('20T08:00', '20T09:15'), pause('20T09:50', '20T12:00')], 35],
    ['overlapping ones once', [pause('20T09:10', '20T09:30'), pause('20T09:20', '20T09:40')], 30],
    ['up to an open one', [pause('20T09:45')], 45],
    ['others not at all', [pause('20T07:00', '20T08:00'), pause('20T11:00')], 60],
  ])('%s', (_what, pauses, expected) => {
    expect(minutes('20T09:00', '20T10:00', ...pauses)).toBe(expected)
  })
})
