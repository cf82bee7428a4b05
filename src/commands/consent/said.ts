/** The customer's signature in words: how it was given, to whom, when. */
import type { Said } from '../../core/errors.js'
import { consentOf } from '../../domain/consent/consent.js'
import type { Db } from '../../store/store.js'

/** One line of what `show` says. */
export function consentFact(db: Db, complaintId: number): [label: string, value: Said | undefined] {
  const consent = consentOf(db, complaintId)
  if (!consent) return ['consent.label', undefined]
  const { byPhone, person, at } = consent
  return [
    'consent.label',
    { key: `forms.consent.${byPhone ? 'phone' : 'signed'}`, values: { person, at: { instant: at } } },
  ]
}
