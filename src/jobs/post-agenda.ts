/** Posts the agenda of the weekly meeting in the management rooms: open, late, customers who come again, measures, warnings (R004-077, R004-073). */

import { measureSaid } from '../commands/measures/card.js'
import { lateBlocks } from '../commands/overview/late.js'
import { warningsSaid } from '../commands/warnings/open.js'
import type { Said } from '../core/errors.js'
import { type Draft, type DraftBlock, list, text } from '../core/posts/draft.js'
import { defineJob } from '../core/time/job.js'
import { addDays, weekday } from '../domain/calendar/local-day.js'
import { managementRooms } from '../domain/complaints/crisis.js'
import { openMeasures } from '../domain/measures/measure.js'
import type { Rules } from '../domain/policy/rules.js'
import { overdueOf } from '../domain/reports/overdue.js'
import { openNow, repeatedSince } from '../domain/reports/standing.js'
import { openWarnings } from '../domain/warnings/customer-note.js'
import { calendarOfRun } from './calendar-of-run.js'

const NAME = 'post-agenda'
const MOST = 10
const DAYS_REPEATED = 30
const DAY = 24 * 60 * 60_000

export const postAgenda = defineJob<Rules>({
  name: NAME,
  times: ({ policy: { meetings, calendar } }) =>
    meetings.weekly && { at: meetings.weekly.at, catchUpUntil: calendar.hours.at(-1)?.slice(6) ?? '23:59' },
  /** A meeting that falls on a rest day is held on the next working day. */
  runsOn(db, rules, brand) {
    const on = rules.policy.meetings.weekly?.weekday
    const calendar = calendarOfRun({ db, rules, brand })
    return (day) => {
      if (on === undefined) return false
      const nominal = addDays(day, -((weekday(day) - on + 7) % 7))
      return [nominal, addDays(nominal, -7)].some((one) => calendar.workingDayFrom(one) === day)
    }
  },
  async run({ db, rules, brand, day, now }) {
    const rooms = managementRooms(db, rules, brand.id)
    if (rooms.length === 0) return []
    const late = overdueOf(db, brand.id, now, MOST)
    const open = openNow(db, brand.id)
    const levels = open.map(({ severity, count }) => ({
      key: 'report.severity',
      values: { level: { key: `severity.level.${severity}` }, count },
    }))
    const repeated = repeatedSince(db, brand.id, new Date(now.getTime() - DAYS_REPEATED * DAY)).slice(0, MOST)
    const measures = openMeasures(db, brand.id).slice(0, MOST)
    const count = open.reduce((sum, one) => sum + one.count, 0)
    const blocks = [
      text('overview.agenda.title', { brand: brand.name, date: { day } }),
      list([
        count === 0 ? { key: 'overview.agenda.noneOpen' } : { key: 'overview.agenda.open', values: { count, levels } },
        { key: 'overview.agenda.late', values: { count: late.total } },
      ]),
      ...lateBlocks(late, now),
      ...section(
        { key: 'overview.agenda.repeated', values: { days: DAYS_REPEATED } },
        repeated.map(({ customer, codes }) => ({
          key: 'overview.agenda.repeatedOne',
          values: { customer, count: codes.length, codes },
        })),
      ),
      ...section(
        { key: 'overview.agenda.measures' },
        measures.map((measure) => measureSaid(measure, day)),
      ),
      ...section({ key: 'warning.agenda' }, warningsSaid(openWarnings(db, brand.id, MOST).warnings)),
    ]
    return rooms.map((room): Draft => ({ key: `${NAME}:${brand.id}:${day}:${room}`, room, thread: null, blocks }))
  },
})

const section = (title: Said, lines: Said[]): DraftBlock[] => (lines.length === 0 ? [] : [list(lines, title)])
