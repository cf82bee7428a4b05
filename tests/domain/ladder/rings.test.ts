/** When a clock rings, to the minute. */
import { expect, test } from 'vitest'
import { makeCalendar } from '../../../src/domain/calendar/calendar.js'
import { afterQuietHours } from '../../../src/domain/ladder/quiet-hours.js'
import { ringTimes } from '../../../src/domain/ladder/rings.js'
import { ladderSteps } from '../../../src/domain/ladder/steps.js'
import { loadPolicy } from '../../../src/domain/policy/load.js'

const policy = loadPolicy('slab-dealer', 'src/domain/policy/presets')
const zone = 'Asia/Shanghai'
const at = (local: string) => new Date(`${local}:00+08:00`)
const shown = (dates: Iterable<Date>) =>
  [...dates].map((date) => new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(8, 16))

test('one step for each moment, and always one at the due time', () => {
  expect(ladderSteps(policy, 'acknowledge').map((step) => step.at)).toEqual([50, 100, 150, 200, 250, 300])
  const { acknowledgement } = policy
  const sparse = {
    ...policy,
    acknowledgement: { ...acknowledgement, remindAt: [50], ladder: [{ at: 50, who: 'head' as const }] },
  }
  expect(ladderSteps(sparse, 'acknowledge')).toEqual([
    { at: 50, who: ['first', 'head'] },
    { at: 100, who: [] },
  ])
})

test('by the share of the clock that is used up', () => {
  const calendar = makeCalendar({ zone, publicHolidays: false })
  expect(
    shown(ringTimes(policy, { kind: 'acknowledge', start: at('2026-11-20T09:00'), urgent: false }, calendar)),
  ).toEqual(['09:15', '09:30', '09:45', '10:00', '10:15', '10:30'].map((time) => `20T${time}`))
})

test('in working time where the clock counts so', () => {
  const calendar = makeCalendar({ zone, publicHolidays: false })
  const business = { ...policy, acknowledgement: { ...policy.acknowledgement, counts: 'business' as const } }
  expect(
    shown(ringTimes(business, { kind: 'acknowledge', start: at('2026-11-20T17:40'), urgent: false }, calendar)).slice(
      0,
      3,
    ),
  ).toEqual(['20T17:55', '23T09:10', '23T09:25'])
})

test('not in quiet hours, unless it is a crisis', () => {
  const calendar = makeCalendar({ zone, publicHolidays: false })
  const start = at('2026-11-20T21:30')
  expect(shown(ringTimes(policy, { kind: 'acknowledge', start: start, urgent: false }, calendar)).slice(0, 3)).toEqual([
    '20T21:45',
    '21T07:00',
    '21T07:15',
  ])
  expect(shown(ringTimes(policy, { kind: 'acknowledge', start: start, urgent: true }, calendar)).slice(0, 3)).toEqual([
    '20T21:45',
    '20T22:00',
    '20T22:15',
  ])
})

test.each([
  ['21:59', '20T21:59'],
  ['22:00', '21T07:00'],
  ['06:59', '20T07:00'],
  ['07:00', '20T07:00'],
])('from 22:00 to 07:00 is quiet: %s becomes %s', (time, expected) => {
  expect(shown([afterQuietHours(at(`2026-11-20T${time}`), { from: '22:00', to: '07:00' }, zone)])).toEqual([expected])
})

test('quiet hours within a day, and none at all', () => {
  const noon = at('2026-11-20T12:30')
  expect(shown([afterQuietHours(noon, { from: '12:00', to: '14:00' }, zone)])).toEqual(['20T14:00'])
  expect(afterQuietHours(noon, { from: '12:00', to: '12:00' }, zone)).toBe(noon)
})
