/** Asks whoever sends people out which service visits of today were done (R003-035). */
import { leftToday, servedCard, servedKey } from '../commands/plan/served-card.js'
import { defineJob } from '../core/time/job.js'
import type { Rules } from '../domain/policy/rules.js'
import { holders, pings } from './pings.js'

export const askServed = defineJob<Rules>({
  name: 'ask-served',
  minor: true,
  times: ({ policy: { day, schedule } }) => day.served && { at: day.served.at, catchUpUntil: schedule.catchUpUntil },
  // People are sent out on rest days too.
  runsOn: () => () => true,
  async run(run) {
    const { db, brand, day } = run
    const people = holders(run, 'after_sales')
    if (leftToday(db, brand.id, day).length === 0 || people.length === 0) return []
    return pings(run, servedKey(brand.id, day), people, servedCard(db, brand.id, day))
  },
})
