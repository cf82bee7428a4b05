/** On the morning of the day on which a measure is due, or of the working day before, its owner is asked for it (R004-033). */
import { keyOf, measureBlocks, stepChoices } from '../commands/measures/card.js'
import { choices, type Draft, text } from '../core/posts/draft.js'
import { defineJob, type JobRun } from '../core/time/job.js'
import { copyKey } from '../domain/ladder/copies.js'
import { type Measure, openMeasures } from '../domain/measures/measure.js'
import { presentOn } from '../domain/people/leave.js'
import { pingPlaces } from '../domain/people/ping.js'
import { opensAt } from '../domain/policy/opening.js'
import type { Rules } from '../domain/policy/rules.js'
import { calendarOfRun } from './calendar-of-run.js'

export const remindMeasures = defineJob<Rules>({
  name: 'remind-measures',
  minor: true,
  times: ({ policy }) => ({ at: opensAt(policy), catchUpUntil: '23:59' }),
  // Only where there is something to say: a run that was missed is told to the admins.
  runsOn(db, rules, brand) {
    const days = dueDays({ db, rules, brand })
    return (day) => days.some((one) => one.day === day)
  },
  async run(run) {
    const { db, rules, brand, day } = run
    const due = dueDays(run).filter((one) => one.day === day)
    return due.flatMap(({ measure }): Draft[] => {
      const present = presentOn(db, brand.id, [{ id: measure.ownerId, name: measure.owner }], day)
      const people = present.map(({ id }) => id)
      const blocks = [text('measure.remind'), ...measureBlocks(measure), choices(stepChoices(measure))]
      return pingPlaces(db, rules, brand.id, people).map(({ room, mentions }) => ({
        key: copyKey(keyOf(measure.id, 'due'), room),
        ...{ room, thread: null, mentions, blocks },
      }))
    })
  },
})

/** Those that are approved, each with the day on which it is due, or the last working day before. */
function dueDays(run: Pick<JobRun<Rules>, 'db' | 'rules' | 'brand'>): { measure: Measure; day: string }[] {
  const open = openMeasures(run.db, run.brand.id).filter(({ state }) => state === 'approved')
  if (open.length === 0) return []
  const calendar = calendarOfRun(run)
  return open.map((measure) => ({ measure, day: calendar.workingDayFrom(measure.dueOn, -1) }))
}
