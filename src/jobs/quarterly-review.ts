/** The review of a quarter in the management rooms, or alone to the general manager where there are none, on the first working day of the next: its figures and where they go, and a button that proposes a measure (R004-091). */
import type { Said, Value } from '../core/errors.js'
import { choices, type Draft, list, text } from '../core/posts/draft.js'
import { defineJob, type JobRun } from '../core/time/job.js'
import { localDayOf } from '../domain/calendar/local-day.js'
import { managementRooms } from '../domain/complaints/crisis.js'
import { directRoomsOf } from '../domain/people/direct-rooms.js'
import { firstPresent } from '../domain/people/first-present.js'
import { type Rules, zoneOf } from '../domain/policy/rules.js'
import { causesOf } from '../domain/reports/complaints.js'
import { beginsQuarter, type Figures, figuresOf, quarterBefore } from '../domain/reports/quarters.js'
import { monthly } from './first-working-day.js'

const NAME = 'quarterly-review'
const MOST_CAUSES = 3

const first = monthly(({ policy }) => policy.report?.review === 'quarterly')

export const quarterlyReview = defineJob<Rules>({
  name: NAME,
  ...first,
  runsOn(db, rules, brand) {
    const isFirst = first.runsOn(db, rules, brand)
    return (day) => beginsQuarter(day) && isFirst(day)
  },
  async run({ db, rules, brand, day }) {
    const zone = zoneOf(rules, brand)
    const quarter = quarterBefore(day, zone)
    const before = quarterBefore(localDayOf(quarter.period.from, zone), zone)
    const { causes } = causesOf(db, brand.id, quarter.period, MOST_CAUSES)
    const frequent = causes.map(({ path, count }) => ({
      key: 'review.cause',
      values: { cause: path.join(' › '), count },
    }))
    const measure = { label: { key: 'review.measure' }, does: { command: 'measure', given: { cause: quarter.name } } }
    const blocks = [
      text('review.title', { brand: brand.name, quarter: quarter.name, before: before.name }),
      list(linesOf(figuresOf(db, brand.id, quarter.period), figuresOf(db, brand.id, before.period))),
      ...(frequent.length > 0 ? [list(frequent, { key: 'report.causes' })] : []),
      text('review.ask'),
      choices([measure]),
    ]
    const management = managementRooms(db, rules, brand.id)
    const rooms = management.length > 0 ? management : await aloneRooms({ db, brand, day })
    return rooms.map(
      (room): Draft => ({ key: `${NAME}:${brand.id}:${quarter.name}:${room}`, room, thread: null, blocks }),
    )
  },
})

/** Without a room of their own the managers read it alone. */
function aloneRooms({ db, brand, day }: Pick<JobRun<Rules>, 'db' | 'brand' | 'day'>): Promise<number[]> {
  const people = firstPresent(db, brand.id, ['general_manager'], day)
  return directRoomsOf(db, { id: { in: people.map(({ id }) => id) } })
}

const PERCENT: readonly (keyof Figures)[] = ['calledBack', 'satisfied']
const SHOWN = ['opened', 'grave', 'closed', 'overdue', ...PERCENT, 'fen'] as const

/** A line each; a share of nothing is not told. */
const linesOf = (now: Figures, before: Figures): Said[] =>
  SHOWN.flatMap((figure) => {
    const value = now[figure]
    return value === undefined ? [] : { key: `review.${figure}`, values: trend(figure, value, before[figure]) }
  })

function trend(figure: keyof Figures, now: number, before: number | undefined): Record<string, Value> {
  const shown = (value: number): Value => (figure === 'fen' ? { fen: value } : value)
  if (before === undefined) return { now: shown(now), was: '' }
  const arrow = now > before ? 'up' : now < before ? 'down' : 'same'
  return { now: shown(now), was: { key: `review.${arrow}`, values: { before: shown(before) } } }
}
