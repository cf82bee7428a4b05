/** The hour at which a customer was promised a call: as it is typed, and as it is shown. */
import { UserMistake, type Value } from '../../core/errors.js'
import type { Heard } from '../../core/kinds/heard.js'
import { instantAt } from '../../domain/calendar/local-day.js'
import { zoneOf } from '../../domain/policy/rules.js'
import type { StaffHere } from '../define.js'

/** @throws UserMistake for an hour that is over */
export function promisedHere({ rules, brand, now }: StaffHere, { day, time }: Heard): Date {
  const callBy = instantAt(day, time, zoneOf(rules, brand))
  if (callBy <= now) throw new UserMistake({ key: 'triage.over', values: { due: { instant: callBy } } })
  return callBy
}

/** On the card of the department that calls; nothing where nobody promised anything. */
export const promisedFact = (callBy: Date | undefined): [string, Value] => [
  'triage.promised',
  callBy && { key: 'triage.call', values: { due: { instant: callBy } } },
]
