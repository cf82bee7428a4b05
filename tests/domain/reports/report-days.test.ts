/** When a monthly report is drafted, called to mind and due, also around long holidays (R002-060). */
import { expect, test } from 'vitest'
import { Calendar } from '../../../src/domain/calendar/calendar.js'
import { weekday } from '../../../src/domain/calendar/local-day.js'
import { reportDays } from '../../../src/domain/reports/report-days.js'

const calendar = (rests: string[] = []) =>
  new Calendar(
    'Asia/Shanghai',
    (day) => ({ rest: rests.includes(day) || weekday(day) > 5 ? { kind: 'weekly' } : null, provisional: false }),
    () => [{ from: '09:00', to: '18:00' }],
  )

test('the 5th, with a reminder the day before', () => {
  expect(reportDays(calendar(), '2026-11', 5)).toEqual({ draft: '2026-11-02', remind: '2026-11-04', due: '2026-11-05' })
})

test('a 5th that rests comes earlier', () => {
  expect(reportDays(calendar(), '2026-12', 5)).toEqual({ draft: '2026-12-01', remind: '2026-12-03', due: '2026-12-04' })
})

test('after a holiday over the 5th it is due on the day of the draft', () => {
  const holiday = ['01', '02', '03', '04', '05', '06', '07'].map((day) => `2026-10-${day}`)
  expect(reportDays(calendar(holiday), '2026-10', 5)).toEqual({ draft: '2026-10-08', due: '2026-10-08' })
})
