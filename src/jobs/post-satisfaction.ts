/** Posts how satisfied customers were last month, per person and post, in the management rooms on the first working day of a month (R003-026). */
import { type Draft, type DraftBlock, list, text } from '../core/posts/draft.js'
import { defineJob } from '../core/time/job.js'
import { type Satisfaction, SCORED, satisfactionIn } from '../domain/calls/satisfaction.js'
import { managementRooms } from '../domain/complaints/crisis.js'
import { type Rules, zoneOf } from '../domain/policy/rules.js'
import { monthBefore } from '../domain/reports/report-days.js'
import { monthly } from './first-working-day.js'

const NAME = 'post-satisfaction'

export const postSatisfaction = defineJob<Rules>({
  name: NAME,
  ...monthly(({ policy }) => policy.visits.installed !== undefined),
  async run({ db, rules, brand, day }) {
    const month = monthBefore(day)
    const rows = satisfactionIn(db, brand.id, month, zoneOf(rules, brand))
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
