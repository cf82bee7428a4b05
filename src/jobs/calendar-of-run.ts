/** The calendar by which a job runs, and the days of most of them. */
import type { Job, JobRun } from '../core/time/job.js'
import { calendarOf } from '../domain/calendar/brand-calendar.js'
import type { Calendar } from '../domain/calendar/calendar.js'
import { type Rules, zoneOf } from '../domain/policy/rules.js'

export const calendarOfRun = ({ db, rules, brand }: Pick<JobRun<Rules>, 'db' | 'rules' | 'brand'>): Calendar =>
  calendarOf(db, rules.policy, zoneOf(rules, brand), brand)

export const onWorkingDays: Job<Rules>['runsOn'] = (db, rules, brand) => {
  const calendar = calendarOfRun({ db, rules, brand })
  return (day) => calendar.isWorkingDay(day)
}
