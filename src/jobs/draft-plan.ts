/** The draft of tomorrow for the planners: deliveries to the installation assistant, installations to the manager (R003-013, R003-022). */
import { draftCard, draftKey } from '../commands/plan/draft-card.js'
import type { Draft } from '../core/posts/draft.js'
import { defineJob } from '../core/time/job.js'
import type { Rules } from '../domain/policy/rules.js'
import { DRAFT_PLAN, DRAFTED_KINDS, draftOf, makeDraft } from '../domain/visits/draft.js'
import { plannersThere } from '../domain/visits/planners.js'
import { daysOfPost } from '../domain/visits/posted-days.js'
import { calendarOfRun, onWorkingDays } from './calendar-of-run.js'
import { pings } from './pings.js'

export const draftPlan = defineJob<Rules>({
  name: DRAFT_PLAN,
  minor: true,
  times: ({ policy: { day, schedule } }) => day.draft && { at: day.draft.at, catchUpUntil: schedule.at },
  runsOn: onWorkingDays,
  async run(run) {
    const { db, rules, brand, day, now } = run
    const days = daysOfPost(calendarOfRun(run), day)
    return DRAFTED_KINDS.flatMap((kind): Draft[] => {
      const of = { brandId: brand.id, days, kind, policy: rules.policy }
      const { count, held } = draftOf(db, of)
      const people = plannersThere(db, brand.id, kind, day)
      if (count + held.length === 0 || people.length === 0) return []
      makeDraft(db, brand.id, days, kind, now)
      return pings(run, draftKey(brand.id, day, kind), people, draftCard(db, of))
    })
  },
})
