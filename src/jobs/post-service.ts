/** Posts the service visits of the next days in every work room of a brand, laid out as the schedule is (R003-033). */
import { defineJob } from '../core/time/job.js'
import type { Rules } from '../domain/policy/rules.js'
import { POST_SERVICE } from '../domain/visits/posted-days.js'
import { onWorkingDays } from './calendar-of-run.js'
import { schedulePosts } from './schedule-posts.js'

export const postService = defineJob<Rules>({
  name: POST_SERVICE,
  times: ({ policy: { day, schedule } }) => day.service && { at: day.service.at, catchUpUntil: schedule.catchUpUntil },
  runsOn: onWorkingDays,
  run: (run) =>
    schedulePosts(run, {
      job: POST_SERVICE,
      kinds: ['service'],
      title: 'schedule.servicePost',
      empty: 'schedule.emptyServicePost',
      whenEmpty: run.rules.policy.day.service?.postWhenEmpty === true,
    }),
})
