/** The short messages that what happens at the door is reason for: thanks after an installation, word of what is missing. */
import { prepareSms, type SmsOccasion } from '../../domain/sms/prepare.js'
import { openLeftovers } from '../../domain/visits/leftover.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'

/** Message 3: at once, or when somebody releases it where not all is well, or something is still missing (R003-024). */
export function thankByMessage(context: StaffHere, visit: VisitRow, troubled: boolean): void {
  if (visit.kind !== 'installation') return
  const waits = troubled || openLeftovers(context.db, visit.id).length > 0
  const releaseAt = waits ? undefined : context.now
  prepare(context, visit, { occasion: `3:${visit.id}`, number: '3', releaseAt })
}

/** Message 5, once on the same day, whatever is missing (R003-007). */
export const tellOfLeftover = (context: StaffHere, visit: VisitRow): void =>
  prepare(context, visit, { occasion: `5:${visit.id}:${todayHere(context)}`, number: '5', releaseAt: context.now })

function prepare(
  context: StaffHere,
  { id: visitId, customer }: VisitRow,
  given: Pick<SmsOccasion, 'occasion' | 'number' | 'releaseAt'>,
): void {
  const { db, rules, brand, now } = context
  const values = { brand: brand.name }
  prepareSms(db, rules.policy, { ...given, brandId: brand.id, customer, visitId, values, at: now })
}
