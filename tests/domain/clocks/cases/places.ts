/** Where the cases happen; each place told twice, to the counter and to the program. */
import { type Calendar, makeCalendar } from '../../../../src/domain/calendar/calendar.js'
import { HOLIDAYS, MAKE_UP, type Place } from '../slow-counter.js'

export interface CountedPlace extends Place {
  /** The hours of the days in `works`, when they have others. */
  makeUpHours?: Place['hours']
}

const SHANGHAI = 'Asia/Shanghai'
const BERLIN = 'Europe/Berlin'
const hour = (number: number) => number * 60
const MONDAY_TO_FRIDAY = { week: [1, 2, 3, 4, 5], hours: [[hour(9), hour(18)]] satisfies Place['hours'] }

export const PLACES: Record<string, { counted: CountedPlace; calendar: Calendar }> = {
  office: {
    counted: { ...MONDAY_TO_FRIDAY, zone: SHANGHAI, works: MAKE_UP, rests: HOLIDAYS },
    calendar: makeCalendar(),
  },
  /** Closed at noon; shorter on make-up days. */
  split: {
    counted: {
      ...MONDAY_TO_FRIDAY,
      ...{ zone: SHANGHAI, works: MAKE_UP, rests: HOLIDAYS },
      hours: [
        [hour(9), hour(12)],
        [hour(13.5), hour(18)],
      ],
      makeUpHours: [[hour(10), hour(16)]],
    },
    calendar: makeCalendar({ hours: ['09:00-12:00', '13:30-18:00'], makeUpHours: ['10:00-16:00'] }),
  },
  /** Rests on Tuesdays and three days of its own, works one Tuesday, keeps no public holidays. */
  shop: {
    counted: {
      zone: SHANGHAI,
      week: [1, 3, 4, 5, 6, 7],
      works: ['2026-09-29'],
      rests: ['2026-02-16', '2026-02-17', '2026-02-18'],
      hours: [[hour(10), hour(22)]],
    },
    calendar: makeCalendar({
      publicHolidays: false,
      weeklyRest: '2',
      hours: ['10:00-22:00'],
      days: [
        { day: '2026-02-16', works: false },
        { day: '2026-02-17', works: false },
        { day: '2026-02-18', works: false },
        { day: '2026-09-29', works: true },
      ],
    }),
  },
  berlin: {
    counted: { ...MONDAY_TO_FRIDAY, zone: BERLIN },
    calendar: makeCalendar({ zone: BERLIN, publicHolidays: false }),
  },
  newYork: {
    counted: { ...MONDAY_TO_FRIDAY, zone: 'America/New_York' },
    calendar: makeCalendar({ zone: 'America/New_York', publicHolidays: false }),
  },
  /** Works every night, in which the clocks change. */
  night: {
    counted: {
      zone: BERLIN,
      week: [1, 2, 3, 4, 5, 6, 7],
      hours: [
        [0, hour(6)],
        [hour(22), hour(24)],
      ],
    },
    calendar: makeCalendar({
      zone: BERLIN,
      publicHolidays: false,
      workingWeekdays: [1, 2, 3, 4, 5, 6, 7],
      hours: ['00:00-06:00', '22:00-24:00'],
    }),
  },
}
