/** The call lists of a day: each posted at its time, those who are missing named later, and told of above at the end. */
import { kindSaid, listEdit, listPosts, missing, nextButton } from '../commands/calls/list-post.js'
import { type Draft, text } from '../core/posts/draft.js'
import { defineJob, type Job, type JobRun } from '../core/time/job.js'
import { calendarOf } from '../domain/calendar/brand-calendar.js'
import type { CallKind } from '../domain/calls/call.js'
import { aboveCallers, callersOf, callRoom } from '../domain/calls/callers.js'
import { carryOver, listKey, listOf, reminderKey } from '../domain/calls/list.js'
import { openWanted } from '../domain/calls/wanted.js'
import { closesAt, opensAt } from '../domain/policy/opening.js'
import { type Rules, zoneOf } from '../domain/policy/rules.js'
import type { Policy } from '../domain/policy/schema.js'
import { onWorkingDays } from './calendar-of-run.js'

/** Local times, "HH:mm"; a list of which nothing is said is not made. */
interface ListTimes {
  at: string
  remindAt?: string
  escalateAt?: string
}

/** When each list is posted (R003-004, R003-011, R003-012, R003-016, R003-020, R003-025, R003-038, R003-039, R001-042). */
const LISTS: Partial<Record<CallKind, (policy: Policy) => ListTimes | undefined>> = {
  receives: ({ day }) => day.receives && { ...day.receives, remindAt: day.draft?.at },
  arrived: ({ day }) => day.arrivals,
  delivered: ({ day }) => day.delivered,
  tomorrow: ({ day }) => day.tomorrow,
  slot: ({ day }) => day.slots,
  installed: (policy) => policy.visits.installed && { at: opensAt(policy) },
  served: (policy) => policy.visits.served && { at: opensAt(policy) },
  yearly: (policy) => (policy.visits.yearlyMonths === undefined ? undefined : { at: opensAt(policy) }),
  birthday: (policy) => ({ at: opensAt(policy) }),
}

const STAGES = ['at', 'remindAt', 'escalateAt'] as const
type Stage = (typeof STAGES)[number]

const SUFFIX: Record<Stage, string> = { at: '', remindAt: '-remind', escalateAt: '-escalate' }

const nameOf = (kind: CallKind, stage: Stage): string => `calls-${kind}${SUFFIX[stage]}`

/** A run that was missed is made up for until the next stage, the last until the evening. */
function timesOf(policy: Policy, kind: CallKind, stage: Stage) {
  const times = LISTS[kind]?.(policy)
  const at = times?.[stage]
  if (times === undefined || at === undefined) return undefined
  const { remindAt, escalateAt } = times
  const ends = [remindAt, escalateAt, closesAt(policy), policy.schedule.catchUpUntil, '23:59']
  return { at, catchUpUntil: ends.find((end) => end !== undefined && end > at) ?? '23:59' }
}

function listJob(kind: CallKind, stage: Stage): Job<Rules> {
  return defineJob<Rules>({
    name: nameOf(kind, stage),
    minor: true,
    times: ({ policy }) => timesOf(policy, kind, stage),
    runsOn: onWorkingDays,
    async run(run) {
      const { db, rules, brand, day, now } = run
      const calendar = calendarOf(db, rules.policy, zoneOf(rules, brand), brand)
      const before = carryOver(db, brand.id, kind, day, now)
      // What is booked after the list was just agreed on; but the list itself may have been missed.
      const isNew = !wasMade(run, kind, stage)
      if (isNew) openWanted({ db, policy: rules.policy, calendar, brandId: brand.id, day, now }, kind)
      const carried = before.flatMap((one) => listEdit(run, { ...listOf(db, brand.id, kind, one), carriedTo: day }))
      // Nobody is reminded of a list that was never there: then this is the list.
      const list = isNew ? listPosts(run, kind, day) : []
      const isFirst = list.some(({ edits }) => edits === undefined)
      const reminds = stage === 'escalateAt' || (stage === 'remindAt' && !isFirst)
      const posts = [...list, ...(reminds ? missingPosts(run, kind, stage) : []), ...carried]
      return posts.map((post) => ({ key: `${post.edits}:${kind}${SUFFIX[stage]}:${day}`, ...post }))
    },
  })
}

/** The list, or whatever reminded of it before this stage. */
const wasMade = ({ db, brand, day }: JobRun<Rules>, kind: CallKind, stage: Stage): boolean =>
  db.sql.get(
    `SELECT 1 FROM "Run" WHERE "job" IN (SELECT "value" FROM json_each(?)) AND "brandId" = ? AND "day" = ? AND "state" = 'done'`,
    ...[STAGES.slice(0, STAGES.indexOf(stage)).map((one) => nameOf(kind, one)), brand.id, day],
  ) !== undefined

/** Who is still to be called: to whoever calls, and in the end to whoever is above. */
function missingPosts({ db, rules, brand, day }: JobRun<Rules>, kind: CallKind, stage: Stage): Draft[] {
  const { open } = listOf(db, brand.id, kind, day)
  const [first] = open
  const people = stage === 'remindAt' ? callersOf(db, brand.id, kind, day) : aboveCallers(db, brand.id, day)
  const room = callRoom(db, rules.platforms, brand.id, people[0]?.id)
  if (!first || room === undefined) return []
  const values = { kind: kindSaid(kind), due: { instant: new Date(first.dueAt) } }
  const head = text(stage === 'remindAt' ? 'calls.remind' : 'calls.escalate', values)
  return [
    {
      key: reminderKey(listKey(brand.id, kind, day), stage),
      room,
      thread: null,
      mentions: people.slice(0, 1).map(({ id }) => id),
      blocks: [head, missing(open), nextButton(kind)],
    },
  ]
}

const REMINDED: readonly CallKind[] = ['tomorrow', 'slot']

export const callLists: readonly Job<Rules>[] = [
  ...(['receives', 'arrived', 'delivered', 'installed', 'served', 'yearly', 'birthday'] as const).map((kind) =>
    listJob(kind, 'at'),
  ),
  listJob('receives', 'remindAt'),
  ...REMINDED.flatMap((kind) => STAGES.map((stage) => listJob(kind, stage))),
]
