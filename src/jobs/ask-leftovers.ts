/** In the morning, whether the goods have come that customers still wait for (R003-007, R003-008). */
import { leftoverPosts } from '../commands/visits/leftovers-post.js'
import { defineJob } from '../core/time/job.js'
import type { Rules } from '../domain/policy/rules.js'
import { onWorkingDays } from './calendar-of-run.js'

export const askLeftovers = defineJob<Rules>({
  name: 'ask-leftovers',
  minor: true,
  times: ({ policy: { day, schedule } }) => day.leftovers && { at: day.leftovers.at, catchUpUntil: schedule.at },
  runsOn: onWorkingDays,
  async run(run) {
    return leftoverPosts(run)
  },
})
