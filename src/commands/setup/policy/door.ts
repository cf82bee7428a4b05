/** What a policy says of the day at the door: when crews call ahead, how soon others call, who gets what turns up on site. */
import type { Said } from '../../../core/errors.js'
import type { Policy } from '../../../domain/policy/schema.js'

/** Nothing of a dealer who does not plan the day. */
export function doorInWords({ day, visits: { ahead, callWithin, onSite } }: Policy): Said[] {
  if (day.sheets === undefined) return []
  const types = Object.entries(onSite).map(([type, department]) => ({
    key: 'door.policy.type',
    values: { type: { key: `door.type.${type}` }, department },
  }))
  const { delay, damage, unreachable } = callWithin
  const minutes = { delay: { minutes: delay }, damage: { minutes: damage }, unreachable: { minutes: unreachable } }
  return [
    { key: 'door.policy.ahead', values: { from: { minutes: ahead.from }, to: { minutes: ahead.to } } },
    { key: 'door.policy.callWithin', values: minutes },
    ...(types.length > 0 ? [{ key: 'door.policy.onSite', values: { types } }] : []),
  ]
}
