/** What a policy says before an installation: what must be ready, and how soon it follows the delivery. */
import type { Said } from '../../../core/errors.js'
import type { Policy } from '../../../domain/policy/schema.js'

/** Nothing of a dealer who asks for nothing. */
export function crewsInWords({ visits: { ready, installWithin } }: Policy): Said[] {
  if (ready.length === 0) return []
  return [
    { key: 'crew.policy.ready', values: { items: ready } },
    { key: 'crew.policy.installWithin', values: { days: installWithin } },
  ]
}
