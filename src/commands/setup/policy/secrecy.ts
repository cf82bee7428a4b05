/** What a policy says of complaints about somebody of the staff. */
import type { Said } from '../../../core/errors.js'
import type { Policy } from '../../../domain/policy/schema.js'

export const secrecyInWords = ({ secrecy }: Policy): Said[] => (secrecy.whenAccused ? [{ key: 'secrecy.policy' }] : [])
