/** At opening time, what came in over night is handed over in one card; half an hour later whoever is silent is asked again (R002-094). */
import { marked } from '../commands/complaints/mark.js'
import type { Said } from '../core/errors.js'
import { choices, type Draft, list, text } from '../core/posts/draft.js'
import { defineJob } from '../core/time/job.js'
import { calendarOf } from '../domain/calendar/brand-calendar.js'
import {
  handoverKey,
  handoverOf,
  headsNamed,
  type NightCase,
  nightCases,
  openHandover,
  takersOf,
} from '../domain/night/handover.js'
import { opensAt } from '../domain/policy/opening.js'
import { type Rules, zoneOf } from '../domain/policy/rules.js'
import type { Db } from '../store/store.js'
import { onWorkingDays } from './calendar-of-run.js'
import { later } from './later.js'

const PATIENCE_MINUTES = 30

const until = (rules: Rules): string =>
  rules.policy.intake.handover?.catchUpUntil ?? later(opensAt(rules.policy), PATIENCE_MINUTES)

export const handOver = defineJob<Rules>({
  name: 'hand-over',
  times: (rules) => rules.policy.intake.handover && { at: opensAt(rules.policy), catchUpUntil: until(rules) },
  runsOn: onWorkingDays,
  async run({ db, rules, brand, day, now }) {
    const calendar = calendarOf(db, rules.policy, zoneOf(rules, brand), brand)
    const cases = nightCases(db, brand.id, calendar, day)
    const room = workRoom(db, rules, brand.id)
    if (cases.length === 0 || !room) return []
    const handover = openHandover(db, brand.id, day, now)
    const [first] = takersOf(db, brand.id, rules.policy.defaultDepartment, day)
    return [
      {
        key: handoverKey(brand.id, day),
        room,
        thread: null,
        mentions: first && [first.id],
        blocks: [
          text('night.handover', { count: cases.length }),
          list(cases.map(caseSaid)),
          choices([{ label: { key: 'button.acknowledge' }, does: { command: 'handover', given: { handover } } }]),
        ],
      },
    ]
  },
})

export const handOverAgain = defineJob<Rules>({
  name: 'hand-over-again',
  minor: true,
  times: (rules) =>
    rules.policy.intake.handover && {
      at: later(opensAt(rules.policy), PATIENCE_MINUTES),
      catchUpUntil: later(until(rules), PATIENCE_MINUTES),
    },
  runsOn: onWorkingDays,
  async run({ db, rules, brand, day }): Promise<Draft[]> {
    const handover = handoverOf(db, brand.id, day)
    const room = workRoom(db, rules, brand.id)
    if (!handover || handover.personId !== null || !room) return []
    const people = headsNamed(db, brand.id, rules.policy.defaultDepartment, day)
    const does = { command: 'handover', given: { handover: handover.id } }
    return [
      {
        key: `${handoverKey(brand.id, day)}:again`,
        room,
        thread: null,
        mentions: people.map(({ id }) => id),
        blocks: [text('night.again'), choices([{ label: { key: 'button.acknowledge' }, does }])],
      },
    ]
  },
})

const workRoom = (db: Db, { platforms }: Rules, brandId: number): number | undefined =>
  db.sql.get<{ id: number }>(
    `SELECT "id" FROM "Room" WHERE "brandId" = ? AND "purpose" = 'work' AND NOT "gone"
     AND "platform" IN (SELECT "value" FROM json_each(?)) ORDER BY "id" LIMIT 1`,
    brandId,
    platforms,
  )?.id

const caseSaid = ({ code, customer, severity, at, person, problem, count }: NightCase): Said =>
  marked(
    { severity },
    {
      key: 'night.case',
      values: { code, customer, at: { instant: at }, person: person ?? '', problem, more: count - 1 },
    },
  )
