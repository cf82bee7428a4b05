/** The report of last month: drafted on the first working day, called to mind before it is due, told of above when it is not sent (R002-060). */
import { draftPosts, isReported, reminderPosts, reportersOf } from '../commands/overview/monthly.js'
import { type Draft, text } from '../core/posts/draft.js'
import { defineJob, type JobRun } from '../core/time/job.js'
import { closesAt, opensAt } from '../domain/policy/opening.js'
import type { Rules } from '../domain/policy/rules.js'
import type { Policy } from '../domain/policy/schema.js'
import { monthBefore, type ReportDays, reportDays } from '../domain/reports/report-days.js'
import { calendarOfRun } from './calendar-of-run.js'
import { holders, pings } from './pings.js'

/** No holiday is longer than what is left of a month then. */
const LAST_DAY = '16'

const daysOf = (run: Pick<JobRun<Rules>, 'db' | 'rules' | 'brand' | 'day'>, by: number): ReportDays =>
  reportDays(calendarOfRun(run), run.day.slice(0, 7), by)

const monthly = (
  name: string,
  stage: keyof ReportDays,
  at: (policy: Policy) => string,
  run: (run: JobRun<Rules>) => Promise<Draft[]>,
) =>
  defineJob<Rules>({
    name,
    times: (rules) => rules.policy.report && { at: at(rules.policy), catchUpUntil: '23:59' },
    runsOn(db, rules, brand) {
      const by = rules.policy.report?.by
      const calendar = calendarOfRun({ db, rules, brand })
      return (day) => {
        if (by === undefined || (day.slice(8) >= LAST_DAY && Number(day.slice(8)) > by)) return false
        return reportDays(calendar, day.slice(0, 7), by)[stage] === day
      }
    },
    run,
  })

/** To be approved by whoever answers for it. */
export const draftReport = monthly('monthly-report-draft', 'draft', opensAt, async (run) =>
  draftPosts(run, monthBefore(run.day), await reportersOf(run, run.day)),
)

export const remindReport = monthly('monthly-report-remind', 'remind', opensAt, async (run) => {
  const month = monthBefore(run.day)
  const by = run.rules.policy.report?.by
  if (by === undefined || isReported(run, month)) return []
  const due = calendarOfRun(run).closing(daysOf(run, by).due)
  return reminderPosts(run, month, await reportersOf(run, run.day), due)
})

/** The general manager hears that there is none. */
export const reportSilent = monthly('monthly-report-silent', 'due', closesAt, async (run) => {
  const month = monthBefore(run.day)
  if (isReported(run, month)) return []
  const people = [...holders(run, 'general_manager'), ...(await reportersOf(run, run.day))]
  const blocks = [text('overview.report.silent', { brand: run.brand.name, month })]
  return pings(run, `monthly-report-silent:${run.brand.id}:${month}:`, people, blocks)
})
