/** Jobs of the first working day of a month: from opening time until closing time. */
import type { Job } from '../core/time/job.js'
import { closesAt, opensAt } from '../domain/policy/opening.js'
import type { Rules } from '../domain/policy/rules.js'
import { calendarOfRun } from './calendar-of-run.js'

/** No holiday is longer. */
const SOME_DAY = '16'

/** @param wanted whether the policy asks for it at all */
export const monthly = (wanted: (rules: Rules) => boolean): Pick<Job<Rules>, 'times' | 'runsOn'> => ({
  times: (rules) => (wanted(rules) ? { at: opensAt(rules.policy), catchUpUntil: closesAt(rules.policy) } : undefined),
  runsOn(db, rules, brand) {
    const calendar = calendarOfRun({ db, rules, brand })
    return (day) => day.slice(8) < SOME_DAY && calendar.workingDayFrom(`${day.slice(0, 7)}-01`) === day
  },
})
