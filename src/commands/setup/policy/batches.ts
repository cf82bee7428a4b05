/** What a policy says of a batch in which the same fault is found again and again. */
import type { Said } from '../../../core/errors.js'
import type { Policy } from '../../../domain/policy/schema.js'

export const batchesInWords = ({ batches }: Policy): Said[] =>
  batches
    ? [
        {
          key: 'batch.policy',
          values: { percent: batches.abovePercent, roles: batches.roles.map((role) => ({ key: `role.${role}` })) },
        },
      ]
    : []
