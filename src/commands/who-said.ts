/** Whom a policy means, in words. */
import type { Said } from '../core/errors.js'
import type { Who } from '../domain/policy/who.js'

export function whoSaid(who: Who): Said {
  if (who === 'head') return { key: 'policy.head' }
  if ('headOf' in who) return { key: 'policy.headOf', values: { department: who.headOf } }
  if ('role' in who) return { key: `role.${who.role}` }
  return who.liaison === 1 ? { key: 'policy.liaison' } : { key: 'policy.deputy', values: { place: who.liaison - 1 } }
}
