/** In the morning, how the deliveries went of which nobody has said so, with the feedback sheets (R003-020). */
import { carriedTo, unreportedCard, unreportedKey } from '../commands/plan/unreported-card.js'
import { defineJob } from '../core/time/job.js'
import type { Rules } from '../domain/policy/rules.js'
import { askedOf, unreported } from '../domain/visits/unreported.js'
import { calendarOfRun, onWorkingDays } from './calendar-of-run.js'
import { pings } from './pings.js'

export const askUnreported = defineJob<Rules>({
  name: 'unreported',
  minor: true,
  times: ({ policy: { day, schedule } }) => day.sheets && { at: day.sheets.at, catchUpUntil: schedule.at },
  runsOn: onWorkingDays,
  async run(run) {
    const { db, brand, day } = run
    const visits = unreported(db, brand.id, day)
    if (visits.length === 0) return []
    const last = calendarOfRun(run).previousWorkingDay(day)
    const people = visits.flatMap((visit) => askedOf(db, brand.id, visit, day, last))
    const posts = pings(run, unreportedKey(brand.id, day), people, unreportedCard(visits))
    return [...carriedTo(db, brand.id, day), ...posts]
  },
})
