/** Posts the deliveries and installations of the next days in every work and warehouse room of a brand (R003-014, R003-015, R003-022). */
import { listEdit } from '../commands/calls/list-post.js'
import { draftKey, draftPosted } from '../commands/plan/draft-card.js'
import { editsOf } from '../commands/plan/standing.js'
import { unreadyCard, unreadyKey } from '../commands/plan/unready-card.js'
import { choices, type Draft } from '../core/posts/draft.js'
import { defineJob, type JobRun } from '../core/time/job.js'
import { listOf } from '../domain/calls/list.js'
import { firstPresent } from '../domain/people/first-present.js'
import type { Rules } from '../domain/policy/rules.js'
import { POSTED_KINDS } from '../domain/visits/day-plan.js'
import { DRAFTED_KINDS, draftOf, PLANNER_OF } from '../domain/visits/draft.js'
import { daysOfPost, POST_SCHEDULE } from '../domain/visits/posted-days.js'
import { holdUnready, leftOut } from '../domain/visits/unready.js'
import { calendarOfRun, onWorkingDays } from './calendar-of-run.js'
import { pings } from './pings.js'
import { schedulePosts } from './schedule-posts.js'

export const postSchedule = defineJob<Rules>({
  name: POST_SCHEDULE,
  times: ({ policy }) => ({ at: policy.schedule.at, catchUpUntil: policy.schedule.catchUpUntil }),
  runsOn: onWorkingDays,
  async run(run) {
    const { db, brand, day, now } = run
    holdUnready(db, brand.id, daysOfPost(calendarOfRun(run), day), day, now)
    const drafts = draftsOver(run)
    const posts = await schedulePosts(run, {
      job: POST_SCHEDULE,
      kinds: POSTED_KINDS,
      title: 'schedule.post',
      empty: 'schedule.emptyPost',
      whenEmpty: run.rules.policy.schedule.postWhenEmpty,
      below: () => signature(run),
    })
    return [...posts, ...drafts, ...unreadyPosts(run)]
  },
})

/** Whoever plans hears what is not in it, and why; its customers need no call (R003-010). */
function unreadyPosts(run: JobRun<Rules>): Draft[] {
  const { db, brand, day } = run
  if (leftOut(db, brand.id, day).length === 0) return []
  const people = firstPresent(db, brand.id, [PLANNER_OF.installation, PLANNER_OF.delivery], day).map(({ id }) => id)
  const calls = listEdit(run, listOf(db, brand.id, 'tomorrow', day))
  return [
    ...pings(run, unreadyKey(brand.id, day), people, unreadyCard(db, brand.id, day)),
    ...calls.map((edit) => ({ ...edit, key: `${edit.edits}:unready` })),
  ]
}

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
    const edits = editsOf(db, draftKey(brand.id, day, kind), () => draftPosted(draftOf(db, of), of))
    return edits.map((edit) => ({ ...edit, key: `${edit.edits}:posted` }))
  })
}
