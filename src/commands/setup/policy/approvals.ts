/** What a policy says of plans that are approved before the work begins. */
import type { Said } from '../../../core/errors.js'
import type { Policy } from '../../../domain/policy/schema.js'
import { levelSaid } from '../../complaints/mark.js'
import { whoSaid } from '../../who-said.js'

export const approvalsInWords = ({ approvals: { plan } }: Policy): Said[] =>
  plan
    ? [{ key: 'approval.policy', values: { severities: plan.severities.map(levelSaid), who: plan.by.map(whoSaid) } }]
    : []
