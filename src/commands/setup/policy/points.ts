/** What a policy says of points: how many are proposed for what, and who confirms them. */
import type { Said } from '../../../core/errors.js'
import type { Policy } from '../../../domain/policy/schema.js'

export function pointsInWords({ points }: Policy): Said[] {
  if (!points) return []
  const { confirmedBy, ...numbers } = points
  return [{ key: 'points.policy', values: { ...numbers, role: { key: `role.${confirmedBy}` } } }]
}
