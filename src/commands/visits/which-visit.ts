/** From a code, or the end of one, to the visit of this brand. */

import { Ask, UserMistake } from '../../core/errors.js'
import type { CodeTyped } from '../../core/kinds/code.js'
import { localDayOf } from '../../domain/calendar/local-day.js'
import { zoneOf } from '../../domain/policy/rules.js'
import { isOpen, type VisitRow, visitsByCode } from '../../domain/visits/visit.js'
import type { StaffHere } from '../define.js'
import { kindOf, typedCode } from './card.js'

const MOST_CHOICES = 8

/** A visit that can still be changed. @throws Ask when several fit, UserMistake when none does or it is over. */
export async function whichVisit({ db, brand, rules, now }: StaffHere, code: CodeTyped): Promise<VisitRow> {
  const found = await visitsByCode(db, brand.id, code, localDayOf(now, zoneOf(rules, brand)))
  const open = found.filter(isOpen)
  const [visit] = open
  if (visit && open.length === 1) return visit
  if (visit) throw new Ask('code', { key: 'visit.whichCode' }, open.slice(0, MOST_CHOICES).map(option))
  if (found[0]) throw over(found[0])
  throw new UserMistake({ key: 'visit.unknownCode' })
}

const option = (visit: VisitRow) => ({
  label: { key: 'visit.choice', values: { code: visit.code, kind: kindOf(visit), customer: visit.customer.name } },
  value: typedCode(visit.code),
})

/** What is said to whoever would change a visit that is over. */
export const over = ({ code, state }: Pick<VisitRow, 'code' | 'state'>): UserMistake =>
  new UserMistake({ key: state === 'cancelled' ? 'visit.cancelledAlready' : 'visit.doneAlready', values: { code } })
