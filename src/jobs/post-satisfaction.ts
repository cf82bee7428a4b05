/** Posts how satisfied customers were last month, per person and post, in the management rooms on the first working day of a month (R003-026). */
import { type Draft, type DraftBlock, list, text } from '../core/posts/draft.js'
import { defineJob } from '../core/time/job.js'
import { calendarOf } from '../domain/calendar/brand-calendar.js'
import { addDays, instantAt, monthAfter } from '../domain/calendar/local-day.js'
import { type Satisfaction, SCORED, satisfactionOf } from '../domain/calls/satisfaction.js'
import { managementRooms } from '../domain/complaints/crisis.js'
import { type Rules, zoneOf } from '../domain/policy/rules.js'

const NAME = 'post-satisfaction'

export const postSatisfaction = defineJob<Rules>({
  name: NAME,
  times: ({ policy: { calendar, visits } }) =>
    visits.installed && {
      at: calendar.hours[0]?.slice(0, 5) ?? '09:00',
      catchUpUntil: calendar.hours.at(-1)?.slice(6) ?? '18:00',
    },
  runsOn: (db, rules, brand, day) =>
    day.slice(8) < '16' && // no holiday is longer
    calendarOf(db, rules.policy, zoneOf(rules, brand), brand).workingDayFrom(`${day.slice(0, 7)}-01`) === day,
  async run({ db, rules, brand, day }) {
    const month = addDays(`${day.slice(0, 7)}-01`, -1).slice(0, 7)
    const zone = zoneOf(rules, brand)
    const first = (of: string) => instantAt(`${of}-01`, '00:00', zone)
    const rows = satisfactionOf(db, brand.id, first(month), first(monthAfter(month)))
    if (rows.length === 0) return []
    const blocks = [text('calls.satisfaction', { brand: brand.name, month }), ...tables(rows)]
    return managementRooms(db, rules, brand.id).map(
      (room): Draft => ({ key: `${NAME}:${brand.id}:${month}:${room}`, room, thread: null, blocks }),
    )
  },
})

/** One list for each post that was scored, the best first. */
const tables = (rows: Satisfaction[]): DraftBlock[] =>
  SCORED.flatMap((post) => {
    const own = rows.filter((row) => row.post === post)
    if (own.length === 0) return []
    const items = own.map(({ whose, average, count }) => ({
      key: 'calls.average',
      values: { whose: whose || { key: 'calls.nobody' }, average: average.toFixed(1), count },
    }))
    return [list(items, { key: `calls.post.${post}` })]
  })
