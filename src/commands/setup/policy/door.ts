/** What a policy says of the day at the door: when crews call ahead, how soon others call, who gets what turns up on site. */
import type { Said } from '../../../core/errors.js'
import type { Policy } from '../../../domain/policy/schema.js'
import { ruleSaid } from '../../rule-said.js'

/** Nothing of a dealer who does not plan the day. */
export function doorInWords({ day, visits: { ahead, callWithin, onSite, appliances } }: Policy): Said[] {
  if (day.sheets === undefined) return []
  const types = Object.entries(onSite).map(([type, { department, plan }]) => ({
    key: plan ? 'door.policy.typePlan' : 'door.policy.type',
    values: { type: { key: `door.type.${type}` }, department, rule: plan && ruleSaid(plan) },
  }))
  const { delay, damage, unreachable } = callWithin
  const minutes = { delay: { minutes: delay }, damage: { minutes: damage }, unreachable: { minutes: unreachable } }
  return [
    { key: 'door.policy.ahead', values: { from: { minutes: ahead.from }, to: { minutes: ahead.to } } },
    { key: 'door.policy.callWithin', values: minutes },
    ...(day.leftovers ? [{ key: 'door.policy.leftovers', values: { ...day.leftovers } }] : []),
    ...(appliances ? [{ key: 'door.policy.appliances', values: { department: appliances.department } }] : []),
    ...(types.length > 0 ? [{ key: 'door.policy.onSite', values: { types } }] : []),
  ]
}
