/** Every kind of deadline against the slow counter: weekends, holidays, make-up days, pauses, two zones, the nights on which the clocks change. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Calendar, makeCalendar } from '../../../src/domain/calendar/calendar.js'
import { due } from '../../../src/domain/clocks/due.js'
import { instantAtFraction } from '../../../src/domain/clocks/fraction.js'
import { ruleOf } from './asking.js'
import {
  atLocal,
  dayAfter,
  HOLIDAYS,
  isWorkday,
  localOf,
  MAKE_UP,
  type Minute,
  nextWorkdayOutside,
  type Pace,
  type Place,
  type Still,
  spendMinutes,
  within,
} from './slow-counter.js'

const RUNS = { numRuns: 60 }
const NINE = 9 * 60
const SIX = 18 * 60
const SHANGHAI = 'Asia/Shanghai'
const NEW_YORK = 'America/New_York'

/** The same place told twice: to the counter, and to the program. */
const places: [name: string, place: Place, calendar: Calendar][] = [
  [
    'an office in Shanghai',
    { zone: SHANGHAI, week: [1, 2, 3, 4, 5], works: MAKE_UP, rests: HOLIDAYS, hours: [[NINE, SIX]] },
    makeCalendar({ zone: SHANGHAI }),
  ],
  [
    'a shop that rests on Mondays and on days of its own',
    {
      zone: SHANGHAI,
      week: [2, 3, 4, 5, 6, 7],
      works: ['2026-02-16'],
      rests: ['2026-02-17', '2026-03-11'],
      hours: [
        [NINE, 720],
        [810, SIX],
      ],
    },
    makeCalendar({
      zone: SHANGHAI,
      publicHolidays: false,
      workingWeekdays: [2, 3, 4, 5, 6, 7],
      hours: ['09:00-12:00', '13:30-18:00'],
      days: [
        { day: '2026-02-16', works: true },
        { day: '2026-02-17', works: false },
        { day: '2026-03-11', works: false },
      ],
    }),
  ],
  [
    'an office in New York',
    { zone: NEW_YORK, week: [1, 2, 3, 4, 5], hours: [[NINE, SIX]] },
    makeCalendar({ zone: NEW_YORK, publicHolidays: false }),
  ],
  [
    'a night desk in New York, at weekends',
    { zone: NEW_YORK, week: [6, 7], hours: [[0, 360]] },
    makeCalendar({ zone: NEW_YORK, publicHolidays: false, workingWeekdays: [6, 7], hours: ['00:00-06:00'] }),
  ],
]

const minuteOf = (iso: string): Minute => Date.parse(iso) / 60_000
/** Around which something is unusual: holidays with their make-up days, both changes of the clocks, an ordinary week. */
const DAYS = [
  '02-13',
  '02-21',
  '03-07',
  '03-08',
  '03-11',
  '04-03',
  '05-08',
  '09-19',
  '09-30',
  '10-09',
  '10-31',
  '11-01',
]
const starts = fc
  .record({ day: fc.constantFrom(...DAYS), minutes: fc.integer({ min: -1440, max: 1440 }) })
  .map(({ day, minutes }) => minuteOf(`2026-${day}T12:00Z`) + minutes)

/** Up to three pauses from a day before the start on; they may overlap. */
const pausesAfter = (start: Minute) =>
  fc.array(
    fc
      .record({ from: fc.integer({ min: -1440, max: 6000 }), length: fc.integer({ min: 1, max: 3000 }) })
      .map(({ from, length }): Still => ({ from: start + from, to: start + from + length })),
    { maxLength: 3 },
  )

const cases = starts.chain((start) => fc.record({ start: fc.constant(start), pauses: pausesAfter(start) }))
const maybeOpen = cases.chain(({ start, pauses }) =>
  fc.option(fc.integer({ min: 0, max: 6000 }), { nil: undefined }).map((from) => ({
    start,
    pauses: from === undefined ? pauses : [...pauses, { from: start + from }],
  })),
)

const dateOf = (minute: Minute) => new Date(minute * 60_000)
const given = (pauses: Still[]) => ({
  pauses: pauses.map(({ from, to }) => ({ from: dateOf(from), to: to === undefined ? undefined : dateOf(to) })),
})
const shown = (minute: Minute | null) => (minute === null ? null : dateOf(minute).toISOString())
const answer = (written: unknown, start: Minute, calendar: Calendar, pauses: Still[], date?: string) =>
  due(ruleOf(written), dateOf(start), calendar, { ...given(pauses), date }).dueAt?.toISOString() ?? null

describe.each(places)('%s', (_name, place, calendar) => {
  const budgets = fc.integer({ min: 1, max: 40 }).map((n) => n * 20)
  const paces: [kind: unknown, pace: Pace][] = [
    [{ kind: 'elapsed' }, 'always'],
    [{ kind: 'elapsed', restDays: 'skip' }, 'workingDays'],
    [{ kind: 'business' }, 'workingHours'],
  ]

  test.each(paces)('%j', (kind, pace) => {
    fc.assert(
      fc.property(maybeOpen, budgets, ({ start, pauses }, budget) => {
        const rule = { ...(kind as object), for: `${budget}m` }
        expect(answer(rule, start, calendar, pauses)).toBe(shown(spendMinutes(place, pace, start, budget, pauses)))
      }),
      RUNS,
    )
  })

  test.each(paces)('half of it, four fifths, and half as much again: %j', (kind, pace) => {
    fc.assert(
      fc.property(cases, budgets, fc.constantFrom(0.5, 0.8, 1.5), ({ start, pauses }, budget, part) => {
        const rule = ruleOf({ ...(kind as object), for: `${budget}m` })
        const found = instantAtFraction(rule, dateOf(start), calendar, part, given(pauses))
        const expected = spendMinutes(place, pace, start, Math.round(budget * part), pauses)
        expect(found?.toISOString()).toBe(shown(expected))
      }),
      RUNS,
    )
  })

  test('elapsed, rolled to the next working day', () => {
    fc.assert(
      fc.property(maybeOpen, budgets, ({ start, pauses }, budget) => {
        const end = spendMinutes(place, 'always', start, budget, pauses)
        const rests = end !== null && !isWorkday(place, localOf(place, end).day)
        const expected = rests ? nextWorkdayOutside(place, end, pauses) : end
        const rule = { kind: 'elapsed', for: `${budget}m`, restDays: 'roll' }
        expect(answer(rule, start, calendar, pauses)).toBe(shown(expected))
      }),
      RUNS,
    )
  })

  /** Days are ticked off one by one; a day at whose hour the clock stands still is not ticked off. */
  function countDays(start: Minute, days: number, restDays: string, time: number, pauses: Still[]): Minute | null {
    const { day: first } = localOf(place, start)
    let left = days
    for (let day = first, tries = 0; tries < 60; day = dayAfter(day), tries++) {
      const minute = atLocal(place, day, time)
      const counts = !within(pauses, minute)
      const works = isWorkday(place, day)
      if (day > first && left > 0 && counts && (works || restDays !== 'skip')) left -= 1
      if (left === 0 && counts && (works || restDays === 'none')) return minute
    }
    return null
  }

  const closing = place.hours.at(-1)?.[1] ?? 0
  test.each(['none', 'roll', 'skip'])('days, rest days: %s', (restDays) => {
    fc.assert(
      fc.property(maybeOpen, fc.integer({ min: 0, max: 7 }), fc.boolean(), ({ start, pauses }, days, sameTime) => {
        const rule = { kind: 'calendarDays', days, restDays, at: sameTime ? 'sameTime' : 'closing' }
        const time = sameTime ? localOf(place, start).minute : closing
        expect(answer(rule, start, calendar, pauses)).toBe(shown(countDays(start, days, restDays, time, pauses)))
      }),
      RUNS,
    )
  })

  test('working days', () => {
    fc.assert(
      fc.property(maybeOpen, fc.integer({ min: 1, max: 6 }), ({ start, pauses }, days) => {
        const expected = countDays(start, days, 'skip', closing, pauses)
        expect(answer({ kind: 'workdays', days }, start, calendar, pauses)).toBe(shown(expected))
      }),
      RUNS,
    )
  })

  test('on a date, moved behind a pause that covers it', () => {
    fc.assert(
      fc.property(maybeOpen, fc.integer({ min: 0, max: 6 }), ({ start, pauses }, days) => {
        const date = dayAfter(localOf(place, start).day, days)
        const minute = atLocal(place, date, closing)
        const expected = within(pauses, minute) ? nextWorkdayOutside(place, minute, pauses) : minute
        const rule = { kind: 'onDayAt', at: 'closing' }
        expect(answer(rule, start, calendar, pauses, date)).toBe(shown(expected))
      }),
      RUNS,
    )
  })
})
