/** What the policy says of taking complaints down: how soon, and where the complaint office is. */
import type { Said } from '../../../core/errors.js'
import type { Policy } from '../../../domain/policy/schema.js'

export const intakeInWords = ({ intake: { registerWithin }, office }: Policy): Said[] => [
  ...(registerWithin === undefined ? [] : [{ key: 'intake.policy', values: { within: { minutes: registerWithin } } }]),
  ...(office === undefined ? [] : [{ key: 'intake.office', values: { office } }]),
]
