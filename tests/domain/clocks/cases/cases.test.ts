/** Each case of the tables three ways: as worked out by hand, as counted second by second, and as the program answers. */
import { describe, expect, test } from 'vitest'
import { type Due, due } from '../../../../src/domain/clocks/due.js'
import { type Counted, count, type Second } from './counting.js'
import { PLACES } from './places.js'
import { type Case, leftOf, pauseOf, readCases, secondAt, shown } from './reading.js'

const cases = readCases()

test('there are more than 150 of them, of every kind', () => {
  expect(cases.length).toBeGreaterThan(150)
  expect([...new Set(cases.map(({ rule }) => rule.kind))].sort()).toEqual([
    'business',
    'calendarDays',
    'dailyAt',
    'dayBeforeAt',
    'daysAhead',
    'elapsed',
    'everyNDays',
    'leadTime',
    'monthlyBy',
    'nextDayAt',
    'onDayAt',
    'retainUntil',
    'window',
    'workdays',
  ])
})

describe.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
  const place = PLACES[one.in]
  if (!place) throw new Error(`no place ${one.in}`)
  const { counted, calendar } = place
  const { zone } = counted
  const start = secondAt(one.start, zone)
  const pauses = one.pauses.map((text) => pauseOf(text, zone))
  const expected = byHand(one, zone)

  test('counted', () => {
    expect(told(count(one.rule, { place: counted, start, pauses, date: one.date }), zone)).toEqual(expected)
  })

  test('answered by the program', () => {
    const given = pauses.map(({ from, to }) => ({ from: dateOf(from), to: to === undefined ? to : dateOf(to) }))
    const answer = due(one.rule, dateOf(start), calendar, { pauses: given, date: one.date })
    expect(told(answered(answer), zone)).toEqual(expected)
    expect(answer.provisional).toBe(one.provisional ?? false)
  })
})

const dateOf = (second: Second) => new Date(second * 1000)
const secondOf = (date: Date): Second => date.getTime() / 1000

function byHand({ due: dueAt, opens, left }: Case, zone: string) {
  return told(
    {
      due: dueAt === undefined ? null : secondAt(dueAt, zone),
      ...(opens && { opens: secondAt(opens, zone) }),
      ...(left && { left: leftOf(left) }),
    },
    zone,
  )
}

function answered({ dueAt, opensAt, left }: Due): Counted {
  return {
    due: dueAt && secondOf(dueAt),
    ...(opensAt && { opens: secondOf(opensAt) }),
    ...(left && { left: 'ms' in left ? { seconds: left.ms / 1000 } : left }),
  }
}

/** In words, so that a difference can be read. */
const told = ({ due: dueAt, opens, left }: Counted, zone: string) => ({
  due: dueAt === null ? null : shown(dueAt, zone),
  opens: opens === undefined ? undefined : shown(opens, zone),
  left,
})
