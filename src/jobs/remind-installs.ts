/** In the morning, whoever books is told which installations nobody has booked on their last day (R003-011). */
import { dueBlocks, dueKey, dueOn } from '../commands/visits/install-due.js'
import { BOOKING } from '../commands/visits/next-install.js'
import { defineJob } from '../core/time/job.js'
import { firstPresent } from '../domain/people/first-present.js'
import { opensAt } from '../domain/policy/opening.js'
import type { Rules } from '../domain/policy/rules.js'
import { onWorkingDays } from './calendar-of-run.js'
import { pings } from './pings.js'

export const remindInstalls = defineJob<Rules>({
  name: 'remind-installs',
  minor: true,
  times: ({ policy }) =>
    policy.visits.ready.length === 0 ? undefined : { at: opensAt(policy), catchUpUntil: policy.schedule.catchUpUntil },
  runsOn: onWorkingDays,
  async run(run) {
    const { db, brand, day } = run
    const due = await dueOn(run, day)
    if (due.length === 0) return []
    const [first] = firstPresent(db, brand.id, BOOKING, day)
    return pings(run, dueKey(brand.id, day), first ? [first.id] : [], dueBlocks(due, day))
  },
})
