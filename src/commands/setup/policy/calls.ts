/** What the policy says of calls to customers: when each list is made, how long there is, who is told in the end. */
import type { Said } from '../../../core/errors.js'
import type { Policy } from '../../../domain/policy/schema.js'
import { ruleSaid } from '../../rule-said.js'

export function callsInWords({ day, visits }: Policy): Said[] {
  const { receives, arrivals, delivered, tomorrow, slots } = day
  const { today, installed, served, yearlyMonths } = visits
  const lists = Object.entries({ receives, arrivals, delivered, tomorrow, slots }).flatMap(([name, times]) =>
    times ? [{ key: `calls.policy.${name}`, values: { ...times } }] : [],
  )
  const rules = Object.entries({ today, installed, served }).flatMap(([name, rule]) =>
    rule ? [{ key: `calls.policy.${name}`, values: { rule: ruleSaid(rule) } }] : [],
  )
  const yearly = yearlyMonths === undefined ? [] : [{ key: 'calls.policy.yearly', values: { months: yearlyMonths } }]
  return [...lists, ...rules, ...yearly]
}
