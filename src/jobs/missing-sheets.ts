/** In the morning, the feedback sheets of yesterday that are missing, asked for by name (R003-023, R003-037). */
import type { Said } from '../core/errors.js'
import { list, text } from '../core/posts/draft.js'
import { defineJob } from '../core/time/job.js'
import { calendarOf } from '../domain/calendar/brand-calendar.js'
import { addDays } from '../domain/calendar/local-day.js'
import { type Rules, zoneOf } from '../domain/policy/rules.js'
import { crewOf } from '../domain/visits/crew-people.js'
import { type MissingSheet, missingSheets } from '../domain/visits/missing-sheets.js'
import { pings } from './pings.js'

const NAME = 'missing-sheets'

export const askSheets = defineJob<Rules>({
  name: NAME,
  minor: true,
  times: ({ policy: { day, schedule } }) => day.sheets && { at: day.sheets.at, catchUpUntil: schedule.at },
  runsOn: (db, rules, brand, day) => calendarOf(db, rules.policy, zoneOf(rules, brand), brand).isWorkingDay(day),
  async run(run) {
    const { db, rules, brand, day } = run
    const calendar = calendarOf(db, rules.policy, zoneOf(rules, brand), brand)
    const missing = missingSheets(db, brand.id, { from: calendar.previousWorkingDay(day), to: addDays(day, -1) })
    if (missing.length === 0) return []
    const people = missing.flatMap((visit) => crewOf(db, visit))
    const blocks = [text('planning.sheets', { count: missing.length }), list(missing.map(lineOf))]
    return pings(run, `${NAME}:${brand.id}:${day}:`, people, blocks)
  },
})

const lineOf = ({ code, customer, crew }: MissingSheet): Said => ({
  key: crew === null ? 'planning.sheetOfNobody' : 'planning.sheetOf',
  values: { code, customer, crew: crew ?? '' },
})
