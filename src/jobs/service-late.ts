/** Service calls after which nobody was at the door in time are told to whoever sends people out and to the manager, at the minute (R003-032). */
import { visitValues } from '../commands/plan/said.js'
import { ruleSaid } from '../commands/rule-said.js'
import { type Draft, list, text } from '../core/posts/draft.js'
import type { Ringer } from '../core/time/ringer.js'
import { localDayOf } from '../domain/calendar/local-day.js'
import { type Rules, zoneOf } from '../domain/policy/rules.js'
import { type LateCalls, nextServiceDue, takeLate } from '../domain/visits/service-due.js'
import type { Db } from '../store/store.js'
import { holders, pings } from './pings.js'

export const makeServiceLate = (rules: Rules): Ringer<Rules> => ({
  name: 'service-late',
  next: (db) => nextServiceDue(db, rules),
  async ring({ db, now }) {
    return takeLate(db, rules, now).flatMap((late) => latePosts(db, rules, late, now))
  },
})

function latePosts(db: Db, rules: Rules, { brand, visits }: LateCalls, now: Date): Draft[] {
  const rule = rules.policy.visits.serviceWithin
  const run = { db, rules, brand, day: localDayOf(now, zoneOf(rules, brand)), now }
  const lines = visits.map((visit) => ({
    key: 'planning.service.line',
    values: { ...visitValues(visit), called: { instant: visit.createdAt } },
  }))
  const head = text('planning.service.late', { rule: rule && ruleSaid(rule), count: visits.length })
  const people = holders(run, 'after_sales', 'install_manager')
  return pings(run, `service-late:${brand.id}:${now.getTime()}:`, people, [head, list(lines)])
}
