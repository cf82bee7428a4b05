/** What the policy says of short messages: which there are, and when they go. */
import type { Said } from '../../../core/errors.js'
import type { Policy } from '../../../domain/policy/schema.js'
import { numberSaid } from '../../sms/list-post.js'

export function smsInWords({ sms: { texts, tomorrowAt, from, to } }: Policy): Said[] {
  const numbers = Object.keys(texts).map((number) => numberSaid(Number(number)))
  if (numbers.length === 0) return []
  const announced = texts['2'] !== undefined || texts['6'] !== undefined
  return [
    { key: 'sms.policy.texts', values: { count: numbers.length, numbers } },
    ...(announced ? [{ key: 'sms.policy.tomorrow', values: { at: tomorrowAt } }] : []),
    { key: 'sms.policy.hours', values: { from, to } },
    { key: 'sms.policy.once' },
  ]
}
