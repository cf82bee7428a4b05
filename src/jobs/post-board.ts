/** Posts the points of last month in the management rooms of a brand, on the first working day of a month (R004-037). */
import { boardLines } from '../commands/points/board.js'
import { type Draft, text } from '../core/posts/draft.js'
import { defineJob } from '../core/time/job.js'
import { calendarOf } from '../domain/calendar/brand-calendar.js'
import { addDays } from '../domain/calendar/local-day.js'
import { managementRooms } from '../domain/complaints/crisis.js'
import { boardOf } from '../domain/points/board.js'
import { type Rules, zoneOf } from '../domain/policy/rules.js'

const POST_BOARD = 'post-board'

export const postBoard = defineJob<Rules>({
  name: POST_BOARD,
  times: ({ policy: { calendar, points } }) =>
    points && {
      at: calendar.hours[0]?.slice(0, 5) ?? '09:00',
      catchUpUntil: calendar.hours.at(-1)?.slice(6) ?? '18:00',
    },
  runsOn: (db, rules, brand, day) =>
    day.slice(8) < '16' && // no holiday is longer
    calendarOf(db, rules.policy, zoneOf(rules, brand), brand).workingDayFrom(`${day.slice(0, 7)}-01`) === day,
  async run({ db, rules, brand, day }) {
    const month = addDays(`${day.slice(0, 7)}-01`, -1).slice(0, 7)
    const scores = boardOf(db, brand.id, month)
    if (scores.length === 0) return []
    const blocks = [text('points.board', { brand: brand.name, month }), boardLines(scores)]
    return managementRooms(db, rules, brand.id).map(
      (room): Draft => ({ key: `${POST_BOARD}:${brand.id}:${month}:${room}`, room, thread: null, blocks }),
    )
  },
})
