/** The warehouse has not signed for the schedule: its deputies and its head are called, and later whoever answers for the crews (R003-014). */
import { silentKey } from '../commands/plan/read-schedule.js'
import { choices, type Draft, text } from '../core/posts/draft.js'
import { defineJob, type JobRun } from '../core/time/job.js'
import { deputiesOf } from '../domain/people/above.js'
import type { Rules } from '../domain/policy/rules.js'
import { daysOfPost } from '../domain/visits/posted-days.js'
import { scheduleRooms } from '../domain/visits/rooms.js'
import { scheduleSigner, visitsToSign } from '../domain/visits/schedule-signature.js'
import { calendarOfRun, onWorkingDays } from './calendar-of-run.js'
import { later } from './later.js'
import { holders, pings } from './pings.js'

const PATIENCE_MINUTES = 15

const silent = (name: string, minutes: number, whom: (run: JobRun<Rules>) => number[]) =>
  defineJob<Rules>({
    name,
    minor: true,
    times: ({ policy: { day, schedule } }) =>
      day.warehouse && {
        at: later(day.warehouse.silentUntil, minutes),
        catchUpUntil: later(schedule.catchUpUntil, minutes),
      },
    runsOn: onWorkingDays,
    run: (run) => posts(run, `${silentKey(run.brand.id, run.day)}${minutes}:`, whom(run)),
  })

async function posts(run: JobRun<Rules>, prefix: string, people: number[]): Promise<Draft[]> {
  const { db, rules, brand, day } = run
  const days = daysOfPost(calendarOfRun(run), day)
  const count = visitsToSign(db, brand.id, days)
  const depots = (await scheduleRooms(db, brand.id, 'delivery')).filter(({ purpose }) => purpose === 'warehouse')
  if (count === 0 || people.length === 0 || depots.length === 0) return []
  if (scheduleSigner(db, brand.id, days, day)) return []
  const { silentUntil } = rules.policy.day.warehouse ?? {}
  const blocks = [
    text('planning.warehouse.silent', { until: silentUntil, count }),
    choices([{ label: { key: 'button.acknowledge' }, does: { command: 'ack', given: { schedule: day } } }]),
  ]
  return pings(run, prefix, people, blocks).map((post) => ({ ...post, urgent: true }))
}

const above = (run: JobRun<Rules>): number[] =>
  deputiesOf(run.db, run.brand.id, run.rules.policy.day.warehouse?.department, run.day)

export const warehouseSilent = silent('warehouse-silent', 0, (run) => {
  const people = above(run)
  return people.length > 0 ? people : holders(run, 'install_manager')
})

/** Not the same people twice. */
export const warehouseStillSilent = silent('warehouse-still-silent', PATIENCE_MINUTES, (run) =>
  above(run).length > 0 ? holders(run, 'install_manager') : [],
)
