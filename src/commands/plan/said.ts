/** How lists of the day name visits: when, code and customer, without the address; that stands in the schedule alone. */
import type { Said, Value } from '../../core/errors.js'
import type { ListedVisit } from '../../domain/visits/listed.js'

/** Names are more than a list of them needs after so many. */
const MOST_NAMES = 30

export const visitValues = (visit: ListedVisit) => ({
  when: whenSaid(visit),
  day: { day: visit.day },
  code: visit.code,
  customer: visit.customer,
  goods: visit.goods === '' ? '' : { key: 'planning.goods', values: { goods: visit.goods.replace(/\s+/g, ' ') } },
})

const whenSaid = ({ time, half }: ListedVisit): Value => time ?? { key: `schedule.half.${half ?? 'open'}` }

/** Their customers; of very many the first. */
export function namesOf(visits: readonly ListedVisit[]): { count: number; names: Value[] } {
  const names: Value[] = visits.slice(0, MOST_NAMES).map(({ customer }) => customer)
  const more: Said[] =
    visits.length > MOST_NAMES ? [{ key: 'planning.more', values: { count: visits.length - MOST_NAMES } }] : []
  return { count: visits.length, names: [...names, ...more] }
}
