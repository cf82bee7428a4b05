/** What a policy says of causes, of investigations and of who decides whose fault something is. */
import type { Said } from '../../../core/errors.js'
import type { Policy } from '../../../domain/policy/schema.js'
import { whoSaid } from '../../who-said.js'

export const causesInWords = ({ causes, investigation, responsibility }: Policy): Said[] => [
  ...(causes.length > 0 ? [{ key: 'cause.policy' }] : []),
  ...(investigation.severities.length > 0
    ? [{ key: 'inquiry.policy', values: { levels: investigation.severities.map(levelSaid) } }]
    : []),
  ...(responsibility ? [{ key: 'cause.fault.policy', values: { who: whoSaid(responsibility.arbiter) } }] : []),
]

const levelSaid = (level: string): Said => ({ key: `severity.level.${level}` })
