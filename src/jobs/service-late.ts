/** Service calls after which nobody was at the door in time are told to whoever sends people out and to the manager, at opening and in the afternoon (R003-032). */
import { visitValues } from '../commands/plan/said.js'
import { ruleSaid } from '../commands/rule-said.js'
import { list, text } from '../core/posts/draft.js'
import { defineJob } from '../core/time/job.js'
import { opensAt } from '../domain/policy/opening.js'
import type { Rules } from '../domain/policy/rules.js'
import { newlyLate } from '../domain/visits/service-due.js'
import { holders, pings } from './pings.js'
import { calendarOfRun } from './schedule-posts.js'

const AFTERNOON = '15:00'

const late = (name: string, at: (rules: Rules) => string) =>
  defineJob<Rules>({
    name,
    minor: true,
    times: (rules) =>
      rules.policy.visits.serviceWithin && { at: at(rules), catchUpUntil: rules.policy.schedule.catchUpUntil },
    runsOn: (db, rules, brand, day) => calendarOfRun({ db, rules, brand }).isWorkingDay(day),
    async run(run) {
      const { db, rules, brand, day, now } = run
      const visits = newlyLate(db, rules.policy, brand.id, calendarOfRun(run), now)
      const rule = rules.policy.visits.serviceWithin
      if (visits.length === 0 || !rule) return []
      const lines = visits.map((visit) => ({
        key: 'planning.service.line',
        values: { ...visitValues(visit), called: { instant: visit.createdAt } },
      }))
      const blocks = [text('planning.service.late', { rule: ruleSaid(rule), count: visits.length }), list(lines)]
      return pings(run, `${name}:${brand.id}:${day}:`, holders(run, 'after_sales', 'install_manager'), blocks)
    },
  })

export const serviceLate = late('service-late', ({ policy }) => opensAt(policy))
export const serviceLateAgain = late('service-late-afternoon', () => AFTERNOON)
