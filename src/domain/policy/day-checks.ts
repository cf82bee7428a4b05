/** The lists of a day in their order: nothing is posted before it was asked for, nothing escalated before it is due. */
import type { Flaw } from './flaw.js'
import type { Policy } from './schema.js'

/** A part that is not there is compared with nothing. */
export function dayInOrder({ day, schedule, visits, departments = [] }: Partial<Policy>): Flaw[] {
  if (!day) return []
  const { stock, draft, service, warehouse, tomorrow, slots } = day
  // A catch-up that ends too early is a flaw of its own.
  const end = schedule && schedule.at < schedule.catchUpUntil ? schedule.catchUpUntil : undefined
  return [
    ...inOrder(['day', 'stock'], ['askAt', stock?.askAt], ['postAt', stock?.postAt], ['escalateAt', stock?.escalateAt]),
    ...inOrder(
      ['day', 'tomorrow'],
      ['at', tomorrow?.at],
      ['remindAt', tomorrow?.remindAt],
      ['escalateAt', tomorrow?.escalateAt],
    ),
    ...inOrder(['day', 'slots'], ['at', slots?.at], ['remindAt', slots?.remindAt], ['escalateAt', slots?.escalateAt]),
    ...earlier(['day', 'draft', 'at'], draft?.at, schedule?.at),
    ...earlier(['day', 'service', 'at'], service?.at, end),
    ...inOrder(['day', 'warehouse'], ['at', schedule?.at], ['silentUntil', warehouse?.silentUntil]),
    ...departmentThere(['day', 'warehouse', 'department'], warehouse?.department, departments),
    ...departmentThere(['visits', 'appliances', 'department'], visits?.appliances?.department, departments),
  ]
}

const earlier = (path: Flaw['path'], time: string | undefined, than: string | undefined): Flaw[] =>
  time === undefined || than === undefined || time < than ? [] : [{ path, message: `expected earlier than ${than}` }]

type Timed = [name: string, time: string | undefined]

const inOrder = (of: Flaw['path'], ...times: Timed[]): Flaw[] =>
  times.flatMap(([name, time], place) => {
    const before = times[place - 1]?.[1]
    if (time === undefined || before === undefined || time > before) return []
    return [{ path: [...of, name], message: `expected later than ${before}` }]
  })

function departmentThere(path: string[], name: string | undefined, departments: { name: string }[]): Flaw[] {
  if (name === undefined || departments.length === 0 || departments.some((one) => one.name === name)) return []
  const names = departments.map((one) => one.name).join(', ')
  return [{ path, message: `${name} is not one of departments: ${names}` }]
}
