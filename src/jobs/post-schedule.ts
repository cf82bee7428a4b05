/** Posts the deliveries and installations of the next days in every work and warehouse room of a brand (R003-014, R003-015, R003-022). */
import { draftKey, draftPosted } from '../commands/plan/draft-card.js'
import { editsOf } from '../commands/plan/standing.js'
import { choices, type Draft } from '../core/posts/draft.js'
import { defineJob, type JobRun } from '../core/time/job.js'
import type { Rules } from '../domain/policy/rules.js'
import { POSTED_KINDS } from '../domain/visits/day-plan.js'
import { DRAFTED_KINDS, draftOf } from '../domain/visits/draft.js'
import { daysOfPost, POST_SCHEDULE } from '../domain/visits/posted-days.js'
import { calendarOfRun, schedulePosts } from './schedule-posts.js'

export const postSchedule = defineJob<Rules>({
  name: POST_SCHEDULE,
  times: ({ policy }) => ({ at: policy.schedule.at, catchUpUntil: policy.schedule.catchUpUntil }),
  runsOn: (db, rules, brand, day) => calendarOfRun({ db, rules, brand }).isWorkingDay(day),
  async run(run) {
    const drafts = draftsOver(run)
    const posts = await schedulePosts(run, {
      job: POST_SCHEDULE,
      kinds: POSTED_KINDS,
      title: 'schedule.post',
      empty: 'schedule.emptyPost',
      whenEmpty: run.rules.policy.schedule.postWhenEmpty,
      below: () => signature(run),
    })
    return [...posts, ...drafts]
  },
})

/** The warehouse signs where the policy waits for it. */
const signature = ({ rules, day }: JobRun<Rules>) =>
  rules.policy.day.warehouse
    ? [choices([{ label: { key: 'button.acknowledge' }, does: { command: 'ack', given: { schedule: day } } }])]
    : []

/** Made before the visits are posted: what nobody has confirmed is told to the planners alone (R003-013). */
function draftsOver(run: JobRun<Rules>): Draft[] {
  const { db, rules, brand, day } = run
  const days = daysOfPost(calendarOfRun(run), day)
  return DRAFTED_KINDS.flatMap((kind) => {
    const of = { brandId: brand.id, days, kind, policy: rules.policy }
    const edits = editsOf(db, draftKey(brand.id, day, kind), () => draftPosted(draftOf(db, brand.id, days, kind), of))
    return edits.map((edit) => ({ ...edit, key: `${edit.edits}:posted` }))
  })
}
