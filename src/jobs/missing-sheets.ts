/** In the morning, the feedback sheets that are missing, asked for by name; what was asked for before, of whoever plans as well (R003-023, R003-037). */
import { sheetsCard, sheetsKey } from '../commands/plan/sheets-card.js'
import { defineJob, type JobRun } from '../core/time/job.js'
import { firstPresent } from '../domain/people/first-present.js'
import type { Rules } from '../domain/policy/rules.js'
import { onTheWay } from '../domain/visits/crew-people.js'
import { type MissingSheet, missingSheets } from '../domain/visits/missing-sheets.js'
import { calendarOfRun, onWorkingDays } from './calendar-of-run.js'
import { holders, pings } from './pings.js'

export const askSheets = defineJob<Rules>({
  name: 'missing-sheets',
  minor: true,
  times: ({ policy: { day, schedule } }) => day.sheets && { at: day.sheets.at, catchUpUntil: schedule.at },
  runsOn: onWorkingDays,
  async run(run) {
    const { db, brand, day } = run
    const missing = missingSheets(db, brand.id, day)
    if (missing.length === 0) return []
    const people = missing.flatMap((visit) => askedOf(run, visit))
    return pings(run, sheetsKey(brand.id, day), [...people, ...planners(run, missing)], sheetsCard(db, brand.id, day))
  },
})

/** Whoever went there; where nobody knows, whoever plans such visits. */
function askedOf({ db, brand, day }: JobRun<Rules>, visit: MissingSheet): number[] {
  const crew = onTheWay(db, visit)
  return crew.length > 0 ? crew : firstPresent(db, brand.id, [PLANNER_OF[visit.kind]], day).map(({ id }) => id)
}

/** Of what was asked for on a working day before. */
function planners(run: JobRun<Rules>, missing: MissingSheet[]): number[] {
  const last = calendarOfRun(run).previousWorkingDay(run.day)
  const kinds = new Set(missing.filter(({ day }) => day < last).map(({ kind }) => kind))
  return holders(run, ...[...kinds].map((kind) => PLANNER_OF[kind]))
}

const PLANNER_OF = { installation: 'install_manager', service: 'after_sales' } as const
