/** What the policy says of taking complaints down: how soon, and where the complaint office is. */
import type { Said } from '../../../core/errors.js'
import type { Policy } from '../../../domain/policy/schema.js'
import { whoSaid } from '../../who-said.js'

export const intakeInWords = ({ intake: { registerWithin, asks }, conflict, office }: Policy): Said[] => [
  ...(registerWithin === undefined ? [] : [{ key: 'intake.policy', values: { within: { minutes: registerWithin } } }]),
  ...(asks.length > 0
    ? [{ key: 'asked.policy', values: { names: asks.map((one) => ({ key: `asked.name.${one}` })) } }]
    : []),
  ...(conflict
    ? [
        {
          key: 'intake.conflict',
          values: { words: conflict.words, people: conflict.roles.map((role) => whoSaid({ role })) },
        },
      ]
    : []),
  ...(office === undefined ? [] : [{ key: 'intake.office', values: { office } }]),
]
