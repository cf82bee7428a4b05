/** What a policy's parts must say about each other; checked on every part that is right by itself. */
import type { Cause } from '../causes/tree.js'
import { dayInOrder } from './day-checks.js'
import { type Flaw, notListed } from './flaw.js'
import { noticesKnown } from './paper-checks.js'
import type { Policy } from './schema.js'
import type { Who } from './who.js'

type Deadline = Pick<Policy['acknowledgement'], 'remindAt' | 'ladder'>

/** Finds every contradiction; a part that is missing here was already reported by the schema. */
export function contradictions(policy: Partial<Policy>): Flaw[] {
  return [
    ...departments(policy),
    ...deadlines(policy),
    ...severities(policy),
    ...times(policy),
    ...approvals(policy),
    ...money(policy),
    ...rewards(policy),
    ...faults(policy),
    ...onSite(policy),
    ...noticesKnown(policy),
    ...receivers(policy),
    ...duties(policy),
    ...dayInOrder(policy),
  ]
}

function departments({ departments = [], defaultDepartment }: Partial<Policy>): Flaw[] {
  const names = departments.map(({ name }) => name)
  const twice = names.flatMap((name, at) =>
    names.indexOf(name) < at ? [{ path: ['departments', at, 'name'], message: `${name} is listed twice` }] : [],
  )
  if (names.length === 0 || defaultDepartment === undefined || names.includes(defaultDepartment)) return twice
  return [...twice, { path: ['defaultDepartment'], message: notListed(defaultDepartment, names) }]
}

/** Reminders and ladders of the acknowledgement and of every other clock. */
function deadlines({ departments = [], acknowledgement, clocks = {} }: Partial<Policy>): Flaw[] {
  const names = departments.map(({ name }) => name)
  const all: [Flaw['path'], Deadline | undefined][] = [
    [['acknowledgement'], acknowledgement],
    ...Object.entries(clocks).map(([kind, clock]): [Flaw['path'], Deadline | undefined] => [['clocks', kind], clock]),
  ]
  return all.flatMap(([path, deadline]) =>
    deadline ? [...reminders(path, deadline), ...ladder(path, deadline, names)] : [],
  )
}

function ladder(of: Flaw['path'], { ladder }: Deadline, names: string[]): Flaw[] {
  return ladder.flatMap(({ at, who }, step, steps) => {
    const path = [...of, 'ladder', step]
    const flaws: Flaw[] = []
    const before = steps[step - 1]?.at
    if (before !== undefined && at <= before)
      flaws.push({ path: [...path, 'at'], message: `expected more than ${before}, the step before` })
    if (typeof who === 'object' && 'headOf' in who && names.length > 0 && !names.includes(who.headOf))
      flaws.push({ path: [...path, 'who'], message: notListed(who.headOf, names) })
    return flaws
  })
}

function reminders(of: Flaw['path'], { remindAt }: Deadline): Flaw[] {
  return remindAt.flatMap((at, place, all) => {
    const before = all[place - 1]
    if (before === undefined || at > before) return []
    return [{ path: [...of, 'remindAt', place], message: `expected more than ${before}, the one before` }]
  })
}

function severities({ departments = [], severity }: Partial<Policy>): Flaw[] {
  const names = departments.map(({ name }) => name)
  if (names.length === 0) return []
  return (['major', 'crisis'] as const).flatMap((level) =>
    (['departments', 'assist'] as const).flatMap((part) =>
      (severity?.[level][part] ?? []).flatMap((name, at) =>
        names.includes(name) ? [] : [{ path: ['severity', level, part, at], message: notListed(name, names) }],
      ),
    ),
  )
}

/** Departments whose heads approve plans are there. */
function approvals({ departments = [], approvals }: Partial<Policy>): Flaw[] {
  return known(
    ['approvals', 'plan', 'by'],
    approvals?.plan?.by,
    departments.map(({ name }) => name),
  )
}

/** Departments that approve or get a copy are there; each step of a sum goes further than the one before, the last without end. */
function money({ departments = [], money }: Partial<Policy>): Flaw[] {
  const names = departments.map(({ name }) => name)
  const sums = (['compensation', 'voucher'] as const).flatMap((kind) => {
    const steps = money?.[kind]?.steps ?? []
    const path = ['money', kind, 'steps']
    return [...limits(path, steps), ...steps.flatMap(({ by }, at) => known([...path, at, 'by'], by, names))]
  })
  const others = [
    ...known(['money', 'subsidy', 'by'], money?.subsidy?.by, names),
    ...known(['money', 'copies'], money?.copies, names),
  ]
  return [...sums, ...others]
}

function limits(path: Flaw['path'], steps: { upTo?: number }[]): Flaw[] {
  return steps.flatMap(({ upTo }, at) => {
    const isLast = at === steps.length - 1
    const before = steps[at - 1]?.upTo ?? 0
    if (isLast && upTo !== undefined)
      return { path: [...path, at, 'upTo'], message: 'expected none in the last step: somebody approves every sum' }
    if (isLast || (upTo !== undefined && upTo > before)) return []
    return { path: [...path, at, 'upTo'], message: `expected more than ${before}, the step before` }
  })
}

const known = (path: Flaw['path'], by: Who[] = [], names: string[]): Flaw[] =>
  by.flatMap((who, at) =>
    typeof who === 'object' && 'headOf' in who && names.length > 0 && !names.includes(who.headOf)
      ? [{ path: [...path, at], message: notListed(who.headOf, names) }]
      : [],
  )

/** Whoever decides on rewards is there. */
function rewards({ departments = [], rewards }: Partial<Policy>): Flaw[] {
  const names = departments.map(({ name }) => name)
  const path = ['rewards', 'by']
  return known(path, rewards && [rewards.by], names).map((flaw) => ({ ...flaw, path }))
}

/** Who settles a fault is there, and no cause stands twice beside itself: words lead to one of them. */
function faults({ departments = [], responsibility, causes = [] }: Partial<Policy>): Flaw[] {
  const names = departments.map(({ name }) => name)
  const path = ['responsibility', 'arbiter']
  const unknown = known(path, responsibility && [responsibility.arbiter], names).map((flaw) => ({ ...flaw, path }))
  return [...unknown, ...twins(['causes'], causes)]
}

/** Whoever gets what turns up on site is there. */
function onSite({ departments = [], visits }: Partial<Policy>): Flaw[] {
  const names = departments.map(({ name }) => name)
  return Object.entries(visits?.onSite ?? {}).flatMap(([type, { department: name }]) =>
    names.length === 0 || names.includes(name)
      ? []
      : [{ path: ['visits', 'onSite', type], message: notListed(name, names) }],
  )
}

/** Whoever judges first and whoever investigates is there. */
function duties({ departments = [], intake, investigation }: Partial<Policy>): Flaw[] {
  const names = departments.map(({ name }) => name)
  return [
    ...known(['intake', 'triage', 'by'], intake?.triage?.by, names),
    ...known(['investigation', 'by'], investigation?.by, names),
  ]
}

/** Whoever has first what comes by a channel is there. */
function receivers({ departments = [], intake }: Partial<Policy>): Flaw[] {
  const names = departments.map(({ name }) => name)
  return Object.entries(intake?.receivers ?? {}).flatMap(([channel, name]) =>
    names.length === 0 || names.includes(name)
      ? []
      : [{ path: ['intake', 'receivers', channel], message: notListed(name, names) }],
  )
}

function twins(path: Flaw['path'], causes: readonly Cause[]): Flaw[] {
  const names = causes.map(({ name }) => name)
  return causes.flatMap(({ name, causes: below = [] }, at) => [
    ...(names.indexOf(name) < at ? [{ path: [...path, at, 'name'], message: `${name} is listed twice` }] : []),
    ...twins([...path, at, 'causes'], below),
  ])
}

function times({ calendar, schedule, sms }: Partial<Policy>): Flaw[] {
  const flaws: Flaw[] = []
  const ends = (calendar?.hours ?? []).flatMap((period) => period.split('-'))
  const late = ends.findIndex(
    (time, at) => at > 0 && (at % 2 ? time <= (ends[at - 1] ?? '') : time < (ends[at - 1] ?? '')),
  )
  if (late > 0) {
    const message = 'expected each period to end after it begins, and to begin after the one before'
    flaws.push({ path: ['calendar', 'hours', Math.floor(late / 2)], message })
  }
  if (sms && sms.to <= sms.from) flaws.push({ path: ['sms', 'to'], message: `expected later than ${sms.from}` })
  if (schedule && schedule.catchUpUntil <= schedule.at)
    flaws.push({
      path: ['schedule', 'catchUpUntil'],
      message: `expected later than ${schedule.at}, when the schedule is posted`,
    })
  return flaws
}
