/** The short messages that what happens at the door is reason for: thanks after an installation, word of what is missing. */
import { presentOn } from '../../domain/people/leave.js'
import { peopleInRole } from '../../domain/people/role.js'
import { prepareSms, type SmsOccasion } from '../../domain/sms/prepare.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'

/** Message 3: at once, or when somebody releases it where not all is well (R003-024). */
export function thankByMessage(context: StaffHere, visit: VisitRow, troubled: boolean): void {
  if (visit.kind !== 'installation') return
  const releaseAt = troubled ? undefined : context.now
  prepare(context, visit, { occasion: `3:${visit.id}`, number: '3', releaseAt })
}

/** Message 5, on the same day (R003-007). @param leftover row id */
export const tellOfLeftover = (context: StaffHere, visit: VisitRow, leftover: number): void =>
  prepare(context, visit, { occasion: `5:${leftover}`, number: '5', releaseAt: context.now })

function prepare(
  context: StaffHere,
  { id: visitId, customer }: VisitRow,
  given: Pick<SmsOccasion, 'occasion' | 'number' | 'releaseAt'>,
): void {
  const { db, rules, brand, now } = context
  const values = { brand: brand.name, phone: servicePhone(context) }
  prepareSms(db, rules.policy, { ...given, brandId: brand.id, customer, visitId, values, at: now })
}

/** Of whoever looks after customers once all is installed, as far as it is known. */
function servicePhone(context: StaffHere): string {
  const { db, brand } = context
  const roles = ['after_sales', 'service']
  const people = roles.flatMap((role) => presentOn(db, brand.id, peopleInRole(db, brand.id, role), todayHere(context)))
  const mobiles = people.flatMap(
    ({ id }) => db.sql.get<{ mobile: string | null }>('SELECT "mobile" FROM "Person" WHERE "id" = ?', id)?.mobile ?? [],
  )
  return mobiles[0] ?? ''
}
